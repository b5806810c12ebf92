#!/usr/bin/python3
"""Lines of labels as bad scans show them, to train the recogniser of labels on.

usage: label_lines.py FONTS OUT COUNT SEED FORMS [easy], or label_lines.py FORMS

Writes OUT.tif, a picture a line, and OUT.box, what is printed on each, as Tesseract's training reads
them. FORMS is the folder of the forms, whose labels give the characters; FONTS is a folder of fonts
beside those of the machine. Easy lines, to begin with, are short and hardly spoilt.

Labels are cut anywhere, as cells break them, and mixed with pieces of others and with characters in
no order: the recogniser must read what is there, not what is usual. A character that no label has is
to be read as 〓. With FORMS alone, a .box of all characters is written to the standard output.
"""
import functools
import glob
import sys
import tomllib

import numpy as np
from PIL import Image

import spoilt_print as spoilt
from spoilt_print import draw

HEIGHT, MARGIN, NARROW = 30, 3, 0.8  # extract/ocr/text_lines.cc
UNKNOWN = "〓"
DIGITS = "0123456789"
# What tables say beside the labels of the forms.
WORDS = ("合计", "总计", "小计", "其他", "其中", "项目", "单位", "万元", "件", "条", "次", "人", "数量", "件数",
         "备注", "情况", "年度", "序号", "名称", "类别", "内容", "说明", "填报", "统计", "指标", "表", "无", "元",
         "本年", "上年", "结转", "个", "份", "及", "和", "或", "等", "的")
ONE_PRINT = str.maketrans({"(": "（", ")": "）", ",": "，", ";": "；", ":": "：", "．": ".",
                           "“": '"', "”": '"'})
OTHER_PRINT = {"（": "(", "）": ")", "，": ",", "；": ";", "：": ":", ".": "．", '"': "”"}


def strings_in(value, key=None):
    if isinstance(value, str) and key in ("zh", "variants", "title"):
        yield value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from strings_in(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from strings_in(inner, key)


@functools.cache
def labels(folder):
    found = set(WORDS)
    for path in sorted(glob.glob(folder + "/*.toml")):
        with open(path, "rb") as file:
            found.update(strings_in(tomllib.load(file)))
    found = {text.translate(ONE_PRINT).replace(" ", "") for text in found}
    return sorted(text for text in found if any(is_han(c) for c in text))


def is_han(character):
    return "\u4e00" <= character <= "\u9fff"


def common_characters():
    """The 3,755 of the first level of GB 2312."""
    rows = range(0xB0, 0xD8)
    codes = (bytes([row, cell]) for row in rows for cell in range(0xA1, 0xFF))
    return [code.decode("gb2312", "ignore") for code in codes if code.decode("gb2312", "ignore")]


class Texts:
    def __init__(self, folder):
        self.labels = labels(folder)
        self.known = sorted(set("".join(self.labels)) | set(DIGITS) | set("（），、.：；。一二三四五六七八九十"))
        self.han = [c for c in self.known if is_han(c)]
        self.foreign = sorted(set(common_characters()) - set(self.known))

    def piece(self, most):
        text = draw.choice(self.labels)
        size = draw.randint(1, most) if draw.random() < 0.5 else most
        if len(text) <= size:
            return text
        begin = draw.randrange(0, len(text) - size + 1)
        if draw.random() < 0.4:
            begin = 0
        return text[begin:begin + size]

    def mixed(self, most):
        characters = [draw.choice(self.han if draw.random() < 0.9 else self.known)
                      for _ in range(draw.randint(1, min(most, 9)))]
        return "".join(characters)

    def any(self, most, foreign_share):
        chance = draw.random()
        if chance < 0.55:
            text = self.piece(draw.randint(2, most))
        elif chance < 0.7:
            text = self.piece(min(most, 5)) + self.piece(min(most, 5))
        else:
            text = self.mixed(most)
        if draw.random() < foreign_share:
            share = draw.choice([0.1, 0.3, 1])
            text = "".join(draw.choice(self.foreign) if is_han(c) and draw.random() < share else c
                           for c in text)
        return text


@functools.cache
def characters_of(path):
    """Those of the common characters and punctuation that a font draws."""
    characters = common_characters() + list("（），、.：；。\"()\u201d,;:．" + DIGITS)
    try:
        font = spoilt.font_of(path, 20)
        missing = {bytes(font.getmask(c)) for c in "\uffff\ue123\ufffe"}
        return {c for c in characters if bytes(font.getmask(c)) not in missing
                and font.getmask(c).getbbox()}
    except (OSError, TypeError):
        return set()


def has_labels(path):
    return len(characters_of(path)) > 1200


def as_printed(text, known):
    """With the narrow or the wide form of brackets and commas, one a line."""
    if draw.random() < 0.35:
        text = "".join(OTHER_PRINT[c] if OTHER_PRINT.get(c) in known else c for c in text)
    return text


class LabelStyle(spoilt.Style):
    def __init__(self, fonts, is_easy):
        super().__init__(fonts.any(chinese_share=1))
        if is_easy:
            self.kind, self.dpi, self.jpeg, self.specks = "clean", 300, None, 0
            self.noise, self.mending, self.stretch = 2, 0, 1


def cut_out(text, behind, style):
    """The line as the reader cuts it out; None where nothing is left of it."""
    scan = spoilt.scanned(text, behind, style)
    paper, dark = np.percentile(scan, 90), np.percentile(scan, 2)
    box = spoilt.ink_box(scan, paper, dark) if paper - dark >= 0.1 else None
    if box is None:
        return None
    top, bottom, left, right = box
    if right - left < 2:
        return None
    more = max(0, (22 - (bottom - top) + 1) // 2)
    top, bottom = top - more - draw.choice([0, 1, 1, 1, 2]), bottom + more + draw.choice([0, 1, 1, 1, 2])
    left, right = left - draw.choice([1, 2, 2, 3]), right + draw.choice([1, 2, 2, 3])
    around = 40
    part = np.pad(scan, around, constant_values=paper)[top + around:bottom + around,
                                                       left + around:right + around]
    width = max(2, int(round(part.shape[1] * HEIGHT / part.shape[0] * NARROW)))
    gray = np.asarray(spoilt.picture_of(part).resize((width, HEIGHT), Image.BILINEAR), np.float32)
    gray = np.pad(gray, MARGIN, constant_values=255)
    gray = spoilt.mended(gray, style.mending)
    darkest = np.percentile(gray, 1)
    white = 255 - draw.choice([0.16, 0.16, 0.16, 0.05, 0.25]) * (255 - darkest)
    return np.clip((gray - darkest) * 255 / max(1, white - darkest), 0, 255).astype(np.uint8)


def line(fonts, texts, is_easy):
    while True:
        style = LabelStyle(fonts, is_easy)
        known = characters_of(style.path)
        most = 8 if is_easy else 18
        for _ in range(8):
            text = texts.any(most, 0.05 if is_easy else 0.13)
            if not set(text) <= known:
                continue
            picture = cut_out(as_printed(text, known), texts.mixed(9), style)
            if picture is not None:
                foreign = set(texts.foreign)
                return picture, "".join(UNKNOWN if c in foreign else c for c in text)


def main():
    if len(sys.argv) == 2:
        print("\n".join(f"WordStr 0 0 60 40 0 #{c}" for c in Texts(sys.argv[1]).known + [UNKNOWN]))
        return
    folder, out, count, seed, forms = sys.argv[1:6]
    spoilt.begin(int(seed))
    fonts = spoilt.Fonts(folder, has_labels)
    texts = Texts(forms)
    is_easy = sys.argv[6:] == ["easy"]
    spoilt.write(out, [line(fonts, texts, is_easy) for _ in range(int(count))])


if __name__ == "__main__":
    main()
