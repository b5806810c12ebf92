"""The fonts of Debian packages that reports are set in, and what they lack."""
from functools import cache

from fontTools.ttLib import TTFont

TRUETYPE = {
    "WenQuanYi Zen Hei": ("/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc", 0),
    "WenQuanYi Micro Hei": ("/usr/share/fonts/truetype/wqy/wqy-microhei.ttc", 0),
    "AR PL UMing CN": ("/usr/share/fonts/truetype/arphic/uming.ttc", 0),
    "AR PL UKai CN": ("/usr/share/fonts/truetype/arphic/ukai.ttc", 0),
    "AR PL SungtiL GB": ("/usr/share/fonts/truetype/arphic-gbsn00lp/gbsn00lp.ttf", 0),
    "AR PL KaitiM GB": ("/usr/share/fonts/truetype/arphic-gkai00mp/gkai00mp.ttf", 0),
}
NOTO = {
    "Noto Sans CJK SC": ("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", 2),
    "Noto Serif CJK SC": ("/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc", 2),
}


@cache
def characters(font):
    path, index = (TRUETYPE | NOTO)[font]
    return frozenset(TTFont(path, fontNumber=index, lazy=True).getBestCmap())


def lacking(font, text):
    """Characters of `text` that the font would print as an empty box."""
    return sorted({c for c in text if c not in " \u3000\n" and ord(c) not in characters(font)})


def choose(rng, fonts, text):
    """One of `fonts` that has all of `text`; Zen Hei when none has."""
    fonts = [f for f in fonts if f not in TRUETYPE | NOTO or not lacking(f, text)]
    return rng.choice(fonts or ["WenQuanYi Zen Hei"])
