#!/usr/bin/python3
"""Lines of figures as bad scans show them, to train the recogniser of digits on.

usage: make_lines.py FONTS OUT COUNT SEED

Writes OUT.tif, a picture a line, and OUT.box, what is printed on each, as Tesseract's training reads
them. FONTS is a folder of fonts beside those of the machine. Figures are drawn at 600 dpi, spoilt as
scanners, faxes and copiers spoil them, brought to 300 dpi, cut out by their ink and stretched as
extract/ocr/figure_lines.cc does. Needs python3-numpy, python3-pil and python3-scipy.
"""
import functools
import glob
import io
import random
import sys

import numpy as np
from PIL import Image, ImageDraw, ImageFont
from scipy import ndimage

DIGITS = "0123456789"
WIDE_DIGITS = "".join(chr(0xFF10 + digit) for digit in range(10))
DPI = 600  # of what is printed
SCAN_DPI = 300  # of what is read
NO_TEXT = ("Symbol", "D050000L", "Z003", "opens__", "Math", "moji")
CHINESE = ("arphic", "wqy", "cwtex", "cjk", "hanazono", "ipa", "takao", "droid", "nanum",
           "unfonts", "baekmuk")
# How often each way of spoiling print is drawn. Faxes of 98 lines an inch lose whole strokes.
KINDS = {"clean": 12, "blur": 12, "fax": 12, "fax98": 28, "copy": 12, "broken": 12, "heavy": 8,
         "thin": 10, "show-through": 6}

draw = random.Random()


@functools.lru_cache(maxsize=300)
def font_of(path, size):
    return ImageFont.truetype(path, size)


def masks_of(path, characters):
    return [font_of(path, 60).getmask(character) for character in characters]


@functools.cache
def has_digits(path):
    """Ten of them, all different, of one height."""
    try:
        masks = masks_of(path, DIGITS)
        heights = [mask.getbbox()[3] - mask.getbbox()[1] for mask in masks]
    except (OSError, TypeError):
        return False
    return len({bytes(mask) for mask in masks}) == 10 and min(heights) > 0.85 * max(heights)


@functools.cache
def has_wide_digits(path):
    return len({bytes(mask) for mask in masks_of(path, WIDE_DIGITS)}) == 10


class Fonts:
    def __init__(self, folder):
        self.by_folder = {}
        for root in ("/usr/share/fonts", folder):
            for path in sorted(glob.glob(root + "/**/*", recursive=True)):
                is_font = path.lower().endswith((".ttf", ".otf", ".ttc", ".t1", ".pfb"))
                if is_font and not any(name in path for name in NO_TEXT):
                    self.by_folder.setdefault(path.rsplit("/", 1)[0], []).append(path)
        self.chinese = [name for name in self.by_folder
                        if any(word in name.lower() for word in CHINESE)]

    def is_chinese(self, path):
        return path.rsplit("/", 1)[0] in self.chinese

    def any(self):
        """Of any family; upright ones of usual weight more often than others."""
        seldom = {"italic": 0.85, "oblique": 0.85, "bold": 0.6, "black": 0.6, "heavy": 0.6,
                  "thin": 0.6, "hairline": 0.6, "light": 0.6}
        while True:
            family = draw.choice(self.chinese if draw.random() < 0.45 else list(self.by_folder))
            path = draw.choice(self.by_folder[family])
            name = path.rsplit("/", 1)[1].lower()
            if any(word in name and draw.random() < share for word, share in seldom.items()):
                continue
            if has_digits(path):
                return path


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


class Style:
    """What the figures of a page have in common: font, size, and how the page was spoilt."""

    def __init__(self, fonts):
        self.path = fonts.any()
        self.size = int(draw.uniform(8, 14) * DPI / 72)
        self.font = font_of(self.path, self.size)
        self.is_wide = (fonts.is_chinese(self.path) and draw.random() < 0.08
                        and has_wide_digits(self.path))
        self.stretch = draw.uniform(0.85, 1.15) if draw.random() < 0.4 else 1
        self.kind = draw.choices(list(KINDS), list(KINDS.values()))[0]
        self.dpi = draw.choice([150, 200, 200, 300, 300])
        self.noise = draw.choice([0, 2, 6, 12, 20])  # gray levels
        self.threshold = draw.uniform(0.25, 0.75)
        self.blur = draw.uniform(0, 2)  # pixels of print
        self.jpeg = draw.choice([None, None, None, 30, 50, 70])
        self.specks = draw.choice([0, 0, 0, 0.001, 0.004, 0.01])
        self.ink = draw.randint(0, 110)
        self.paper = draw.randint(240, 255)
        self.mending = draw.choice([0] * 16 + [1, 2, 4, -1, -3])  # extract/ocr/contrast.h


def printed(text, style):
    """Darkness from 0 to 1 (paper) at DPI."""
    if style.is_wide:
        text = text.translate(str.maketrans(DIGITS, WIDE_DIGITS))
    left, top, right, bottom = style.font.getbbox(text)
    margin = style.size // 2
    width, height = right - left + 2 * margin, bottom - top + 2 * margin
    picture = Image.new("L", (width, height), 255)
    ImageDraw.Draw(picture).text((margin - left, margin - top), text, font=style.font, fill=0)
    if style.stretch != 1:
        picture = picture.resize((int(width * style.stretch), height), Image.BILINEAR)
    return np.asarray(picture, np.float32) / 255


def with_print_behind(page, style):
    """What shows through from the other side of the sheet."""
    other = printed(any_figure() + any_figure(), style)[:, ::-1]
    behind = np.ones_like(page)
    height, width = min(page.shape[0], other.shape[0]), min(page.shape[1], other.shape[1])
    behind[:height, :width] = other[:height, :width]
    moved = np.roll(behind, (draw.randint(-10, 10), draw.randint(-40, 40)), (0, 1))
    return page * (1 - draw.uniform(0.1, 0.4) * (1 - ndimage.gaussian_filter(moved, 3)))


def with_something_beside(page):
    """A rule, dirt or the edge of a gray seal, on one page in six."""
    height, width = page.shape
    chance = draw.random()
    page = page.copy()
    if chance < 0.05:
        near = draw.randint(0, height // 8)
        y = draw.choice([near, height - 1 - near])
        x = draw.randint(0, width)
        page[y:y + draw.randint(3, 8), x:x + draw.randint(5, width)] = 0
    elif chance < 0.13:
        for _ in range(draw.randint(1, 5)):
            y, x, size = draw.randint(0, height), draw.randint(0, width), draw.randint(2, 8)
            page[max(0, y - size):y + size, max(0, x - size):x + size] *= draw.random()
    elif chance < 0.17:
        ys, xs = np.mgrid[0:height, 0:width]
        radius, angle = draw.uniform(200, 900), draw.uniform(0, 6.3)
        y = height / 2 + radius * np.sin(angle) + draw.uniform(-height, height) / 2
        x = width / 2 + radius * np.cos(angle)
        is_seal = abs(np.hypot(ys - y, xs - x) - radius) < draw.uniform(8, 30)
        page = np.minimum(page, np.where(is_seal, draw.uniform(0.35, 0.75), 1))
    return page


def sampled(page, height, width):
    """The means of areas of height by width pixels, beginning anywhere in the first."""
    y, x = draw.uniform(0, height), draw.uniform(0, width)
    rows, columns = int((page.shape[0] - y) / height), int((page.shape[1] - x) / width)
    sums = np.pad(np.cumsum(np.cumsum(page, 0), 1), ((1, 0), (1, 0)))
    ys = np.clip(y + height * np.arange(rows + 1), 0, page.shape[0])
    xs = np.clip(x + width * np.arange(columns + 1), 0, page.shape[1])
    at = ndimage.map_coordinates(sums, np.meshgrid(ys, xs, indexing="ij"), order=1)
    return (at[1:, 1:] - at[:-1, 1:] - at[1:, :-1] + at[:-1, :-1]) / (height * width)


def scanned(text, style):
    """Darkness from 0 to 1 (paper) at SCAN_DPI."""
    page = printed(text, style)
    if draw.random() < 0.5:
        page = ndimage.rotate(page, draw.uniform(-1.2, 1.2), reshape=False, order=1, cval=1)
    if style.kind == "show-through":
        page = with_print_behind(page, style)
    if style.kind == "heavy":
        page = ndimage.grey_erosion(page, size=draw.choice([(3, 3), (5, 5), (7, 5)]))
    if style.kind == "thin":
        page = ndimage.grey_dilation(page, size=draw.choice([(3, 3), (5, 3), (3, 5), (5, 5)]))
    if style.kind == "broken":
        noise = ndimage.gaussian_filter(np.random.randn(*page.shape).astype(np.float32),
                                        draw.uniform(2, 7))
        noise /= noise.std() + 1e-6
        page = np.maximum(page, noise > draw.uniform(0.6, 1.8))
    page = with_something_beside(page)
    is_binary = style.kind in ("fax", "fax98") or (
        style.kind in ("copy", "thin", "broken", "heavy") and draw.random() < 0.6)
    height = width = DPI / style.dpi
    if style.kind == "fax":
        height, width = DPI / 196, DPI / 204
    if style.kind == "fax98":
        height, width = DPI / 98, DPI / 204
    if style.kind == "blur":
        page = ndimage.gaussian_filter(page, draw.uniform(1.5, 5))
    elif not is_binary or draw.random() < 0.5:
        page = ndimage.gaussian_filter(page, style.blur)
    if style.kind == "fax98" and draw.random() < 0.5:
        scan = sampled(page, height / 2, width)[::2]  # every other line is left out
    else:
        scan = sampled(page, height, width)
    scan = scan + np.random.randn(*scan.shape) * style.noise / 255
    if is_binary:
        level = min(0.85, max(0.15, style.threshold + draw.uniform(-0.05, 0.05)))
        scan = (scan > level).astype(np.float32)
        is_speck = np.random.rand(*scan.shape) < style.specks
        scan = np.where(is_speck, 1 - scan, scan)
    else:
        scan = (style.ink + (style.paper - style.ink) * np.clip(scan, 0, 1)) / 255
        if style.jpeg:
            file = io.BytesIO()
            Image.fromarray((np.clip(scan, 0, 1) * 255).astype(np.uint8)).save(
                file, "JPEG", quality=style.jpeg)
            scan = np.asarray(Image.open(file), np.float32) / 255
    if style.kind == "fax98" and draw.random() < 0.5:  # as a program that prints faxes has it
        scan, height = np.repeat(scan, 2, 0), height / 2
    y_scale, x_scale = SCAN_DPI * height / DPI, SCAN_DPI * width / DPI
    ys = (np.arange(int(scan.shape[0] * y_scale)) + 0.5) / y_scale - 0.5
    xs = (np.arange(int(scan.shape[1] * x_scale)) + 0.5) / x_scale - 0.5
    order = draw.choice([0, 1]) if is_binary else 1
    read = ndimage.map_coordinates(scan, np.meshgrid(ys, xs, indexing="ij"), order=order,
                                   mode="nearest")
    if draw.random() < 0.4:  # a page that lay askew is straightened
        read = ndimage.rotate(read, draw.uniform(-1.5, 1.5), reshape=False, order=1,
                              mode="nearest")
    return read


def ink_box(scan, paper, dark):
    """Of all pieces larger than a speck; None where there is none."""
    box = None
    pieces, _ = ndimage.label(scan < dark + 0.6 * (paper - dark))
    for rows, columns in ndimage.find_objects(pieces):
        if (rows.stop - rows.start) * (columns.stop - columns.start) < 12:
            continue
        piece = (rows.start, rows.stop, columns.start, columns.stop)
        box = piece if box is None else (min(box[0], piece[0]), max(box[1], piece[1]),
                                         min(box[2], piece[2]), max(box[3], piece[3]))
    return box


def smooth(picture):
    return ndimage.uniform_filter(ndimage.uniform_filter(picture, 3), 3)


def mended(picture, times):
    """As mend() of extract/ocr/contrast.h."""
    means = picture
    for _ in range(abs(times)):
        means = smooth(means)
    return means if times >= 0 else np.clip(picture + 4 * (picture - means), 0, 255)


def cut_out(text, style):
    """The figure as the reader cuts it out; None where nothing is left of it."""
    for _ in range(5):
        scan = scanned(text, style)
        paper, dark = np.percentile(scan, 90), np.percentile(scan, 2)
        box = ink_box(scan, paper, dark) if paper - dark >= 0.1 else None
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
        picture = Image.fromarray((np.clip(part, 0, 1) * 255).astype(np.uint8))
        gray = np.asarray(picture.resize((width, height), Image.BILINEAR), np.float32)
        gray = mended(gray, style.mending)
        black, white = draw.choice([(0, 255), (50, 185)])
        darkest = np.percentile(gray, 1)
        black, white = max(black, darkest), max(white, darkest + 60)
        return np.clip((gray - black) * 255 / max(1, white - black), 0, 255).astype(np.uint8)
    return None


def line(fonts):
    """A figure alone, or several of one page beside each other: the picture and its text."""
    style = Style(fonts)
    count = draw.choice([1, 1, 1, 1, 2, 3, 4, 6])
    between = draw.choice([16, 20, 24, 32])
    margin = draw.choice([4, 5, 6, 8, 8, 10])
    pictures, texts = [], []
    while len(pictures) < count:
        text = any_figure()
        picture = cut_out(text, style)
        if picture is None:
            style = Style(fonts)
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
    draw.seed(seed)
    np.random.seed(seed)
    fonts = Fonts(folder)
    pictures, boxes = [], []
    for number in range(count):
        picture, text = line(fonts)
        height, width = picture.shape
        pictures.append(Image.fromarray(picture))
        boxes.append(f"WordStr 0 0 {width} {height} {number} #{text}\n"
                     f"\t {width} 0 {width + 1} 1 {number}\n")
    pictures[0].save(out + ".tif", save_all=True, append_images=pictures[1:],
                     compression="tiff_deflate", dpi=(SCAN_DPI, SCAN_DPI))
    with open(out + ".box", "w", encoding="utf-8") as file:
        file.writelines(boxes)


if __name__ == "__main__":
    main()
