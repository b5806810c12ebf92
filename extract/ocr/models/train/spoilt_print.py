"""Print as bad scans show it: drawn at 600 dpi in the fonts of a folder, spoilt as scanners, faxes
and copiers spoil it, and brought to 300 dpi. For digit_lines.py and label_lines.py, which train the
recognisers of extract/ocr/models.

Needs python3-numpy, python3-pil and python3-scipy.
"""
import functools
import glob
import io
import random

import numpy as np
from PIL import Image, ImageDraw, ImageFont
from scipy import ndimage

DPI = 600  # of what is printed
SCAN_DPI = 300  # of what is read
NO_TEXT = ("Symbol", "D050000L", "Z003", "opens__", "Math", "moji")
CHINESE = ("arphic", "wqy", "cwtex", "cjk", "hanazono", "ipa", "takao", "droid", "nanum",
           "unfonts", "baekmuk", "noto")
# How often each way of spoiling print is drawn. Faxes of 98 lines an inch lose whole strokes.
KINDS = {"clean": 12, "blur": 12, "fax": 12, "fax98": 28, "copy": 12, "broken": 12, "heavy": 8,
         "thin": 10, "show-through": 6}

draw = random.Random()


def begin(seed):
    draw.seed(seed)
    np.random.seed(seed)


@functools.lru_cache(maxsize=300)
def font_of(path, size):
    # Of a collection for all of East Asia the third is that of simplified characters.
    index = 2 if path.endswith(".ttc") and "CJK" in path else 0
    return ImageFont.truetype(path, size, index)


def masks_of(path, characters):
    return [font_of(path, 60).getmask(character) for character in characters]


class Fonts:
    def __init__(self, folder, is_fit):
        """`is_fit` tells of a font's path whether its like may be drawn."""
        self.is_fit = is_fit
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

    def any(self, chinese_share):
        """Of any family; upright ones of usual weight more often than others."""
        seldom = {"italic": 0.85, "oblique": 0.85, "bold": 0.6, "black": 0.6, "heavy": 0.6,
                  "thin": 0.6, "hairline": 0.6, "light": 0.6}
        while True:
            is_chinese = draw.random() < chinese_share
            families = self.chinese if is_chinese else list(self.by_folder)
            sizes = [len(self.by_folder[family]) ** 0.5 for family in families]
            family = draw.choices(families, sizes)[0]
            path = draw.choice(self.by_folder[family])
            name = path.rsplit("/", 1)[1].lower()
            if any(word in name and draw.random() < share for word, share in seldom.items()):
                continue
            if self.is_fit(path):
                return path


class Style:
    """What the print of a page has in common: font, size, and how the page was spoilt."""

    def __init__(self, path):
        self.path = path
        self.size = int(draw.uniform(8, 14) * DPI / 72)
        self.font = font_of(self.path, self.size)
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
    left, top, right, bottom = style.font.getbbox(text)
    margin = style.size // 2
    width, height = right - left + 2 * margin, bottom - top + 2 * margin
    picture = Image.new("L", (width, height), 255)
    ImageDraw.Draw(picture).text((margin - left, margin - top), text, font=style.font, fill=0)
    if style.stretch != 1:
        picture = picture.resize((int(width * style.stretch), height), Image.BILINEAR)
    return np.asarray(picture, np.float32) / 255


def with_print_behind(page, text, style):
    """What shows through from the other side of the sheet."""
    other = printed(text, style)[:, ::-1]
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


def scanned(text, text_behind, style):
    """Darkness from 0 to 1 (paper) at SCAN_DPI."""
    page = printed(text, style)
    if draw.random() < 0.5:
        page = ndimage.rotate(page, draw.uniform(-1.2, 1.2), reshape=False, order=1, cval=1)
    if style.kind == "show-through":
        page = with_print_behind(page, text_behind, style)
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


def picture_of(scan):
    return Image.fromarray((np.clip(scan, 0, 1) * 255).astype(np.uint8))


def write(out, lines):
    """The pictures (gray, 0 is black) and texts of `lines` as Tesseract's training reads them."""
    pictures, boxes = [], []
    for number, (picture, text) in enumerate(lines):
        height, width = picture.shape
        pictures.append(Image.fromarray(picture))
        boxes.append(f"WordStr 0 0 {width} {height} {number} #{text}\n"
                     f"\t {width} 0 {width + 1} 1 {number}\n")
    pictures[0].save(out + ".tif", save_all=True, append_images=pictures[1:],
                     compression="tiff_deflate", dpi=(SCAN_DPI, SCAN_DPI))
    with open(out + ".box", "w", encoding="utf-8") as file:
        file.writelines(boxes)
