#!/usr/bin/python3
"""Lines of figures as bad scans show them, to train the recogniser of digits on.

usage: digit_lines.py FONTS OUT COUNT SEED

Writes OUT.tif, a picture a line, and OUT.box, what is printed on each, as Tesseract's training reads
them. FONTS is a folder of fonts beside those of the machine. Figures are drawn and spoilt
(spoilt_print.py), cut out by their ink and stretched as extract/ocr/figure_lines.cc does.
"""
import functools
import sys

import numpy as np
from PIL import Image

import spoilt_print as spoilt
from spoilt_print import draw

DIGITS = "0123456789"
WIDE_DIGITS = "".join(chr(0xFF10 + digit) for digit in range(10))


@functools.cache
def has_digits(path):
    """Ten of them, all different, of one height."""
    try:
        masks = spoilt.masks_of(path, DIGITS)
        heights = [mask.getbbox()[3] - mask.getbbox()[1] for mask in masks]
    except (OSError, TypeError):
        return False
    return len({bytes(mask) for mask in masks}) == 10 and min(heights) > 0.85 * max(heights)


@functools.cache
def has_wide_digits(path):
    return len({bytes(mask) for mask in spoilt.masks_of(path, WIDE_DIGITS)}) == 10


def any_figure():
    """Most cells of a report hold one digit, and most of these are 0."""
    count = draw.choices([1, 2, 3, 4, 5, 6, 7], [48, 17, 13, 10, 6, 4, 2])[0]
    if count == 1:
        chance = draw.random()
        return "0" if chance < 0.3 else "1" if chance < 0.45 else draw.choice(DIGITS)
    digits = draw.choice(DIGITS[1:]) + "".join(draw.choice(DIGITS) for _ in range(count - 1))
    if count > 3 and draw.random() < 0.35:
        return f"{int(digits):,}"
    if count < 6 and draw.random() < 0.06:
        return digits + "." + "".join(draw.choice(DIGITS) for _ in range(draw.choice([1, 2, 2])))
    return digits


class FigureStyle(spoilt.Style):
    def __init__(self, fonts):
        super().__init__(fonts.any(chinese_share=0.45))
        self.is_wide = (fonts.is_chinese(self.path) and draw.random() < 0.08
                        and has_wide_digits(self.path))


def cut_out(text, style):
    """The figure as the reader cuts it out; None where nothing is left of it."""
    for _ in range(5):
        wide = str.maketrans(DIGITS, WIDE_DIGITS if style.is_wide else DIGITS)
        scan = spoilt.scanned(text.translate(wide), any_figure() + any_figure(), style)
        paper, dark = np.percentile(scan, 90), np.percentile(scan, 2)
        box = spoilt.ink_box(scan, paper, dark) if paper - dark >= 0.1 else None
        if box is None:
            continue
        top, bottom, left, right = box
        if bottom - top < 12 or right - left < 2:
            continue
        margin = 8
        top, bottom = top - draw.choice([0, 1, 1, 1, 2]), bottom + draw.choice([0, 1, 1, 1, 2])
        left, right = left - draw.choice([1, 2, 2, 3]), right + draw.choice([1, 2, 2, 3])
        part = np.pad(scan, margin, constant_values=paper)[top + margin:bottom + margin,
                                                           left + margin:right + margin]
        height = draw.choice([24, 28, 30, 32])
        width = max(2, int(round(part.shape[1] * height / part.shape[0])))
        picture = spoilt.picture_of(part)
        gray = np.asarray(picture.resize((width, height), Image.BILINEAR), np.float32)
        gray = spoilt.mended(gray, style.mending)
        black, white = draw.choice([(0, 255), (50, 185)])
        darkest = np.percentile(gray, 1)
        black, white = max(black, darkest), max(white, darkest + 60)
        return np.clip((gray - black) * 255 / max(1, white - black), 0, 255).astype(np.uint8)
    return None


def line(fonts):
    """A figure alone, or several of one page beside each other: the picture and its text."""
    style = FigureStyle(fonts)
    count = draw.choice([1, 1, 1, 1, 2, 3, 4, 6])
    between = draw.choice([16, 20, 24, 32])
    margin = draw.choice([4, 5, 6, 8, 8, 10])
    pictures, texts = [], []
    while len(pictures) < count:
        text = any_figure()
        picture = cut_out(text, style)
        if picture is None:
            style = FigureStyle(fonts)
            pictures, texts = [], []
            continue
        pictures.append(picture)
        texts.append(text)
    widths = sum(picture.shape[1] for picture in pictures) + between * (count - 1)
    side = draw.choice([8, 12, 16, 32])
    height = max(picture.shape[0] for picture in pictures) + 2 * margin
    out = np.full((height, widths + 2 * side), 255, np.uint8)
    x = side
    for picture in pictures:
        y = (height - picture.shape[0]) // 2
        out[y:y + picture.shape[0], x:x + picture.shape[1]] = picture
        x += picture.shape[1] + between
    return out, " ".join(texts)


def main():
    folder, out, count, seed = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
    spoilt.begin(seed)
    fonts = spoilt.Fonts(folder, has_digits)
    spoilt.write(out, [line(fonts) for _ in range(count)])


if __name__ == "__main__":
    main()
