"""Turns a PDF into what a copier makes of its print-out: pictures only, skewed, noisy, stamped."""
import io
import pathlib
import shutil
import tempfile
import zlib
from dataclasses import dataclass

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

import hidden_text
import producers
from raw_canvas import Writer, gbk_fonts


@dataclass
class Copier:
    dpi: int = 200
    skew: float = 0            # degrees
    noise: float = 0           # standard deviation, in gray levels
    blur: float = 0            # radius in pixels at 200 dpi
    one_bit: bool = False
    quality: int = 75          # of JPEG
    seal: bool = False         # a red seal over the end of the report or a table
    gray: bool = True          # not in colour (a seal becomes gray)
    light: float = 0           # darkening towards one side, 0 to 1
    specks: int = 0            # black specks a page
    turn: int = 0              # the sheet was fed turned, degrees
    misread: float = -1        # share of wrong digits in a hidden text layer; -1: no such layer
    first: int = 1             # pages before this are not scanned


def random_copier(rng):
    one_bit = rng.random() < 0.25
    seal = rng.random() < 0.3
    return Copier(
        dpi=rng.choice([150, 200, 200, 300]), skew=rng.choice([0, 0.3, -0.5, 0.8, -1.2, 2.0]),
        noise=rng.choice([0, 0, 6, 15]), blur=rng.choice([0, 0, 0.6, 1.2]), one_bit=one_bit,
        quality=rng.choice([35, 60, 75, 85]), seal=seal, gray=not seal or one_bit,
        light=rng.choice([0, 0, 0.15, 0.3]), specks=rng.choice([0, 0, 40]),
        turn=rng.choice([0] * 12 + [90, 180, 270]))


def stamp(rng, page, body):
    """A red seal somewhere over the lower half of the page."""
    radius = int(page.width * 0.1)
    seal = Image.new("RGB", (2 * radius, 2 * radius), "white")
    draw = ImageDraw.Draw(seal)
    red = (215, 40, 45)
    draw.ellipse((4, 4, 2 * radius - 4, 2 * radius - 4), outline=red, width=max(3, radius // 18))
    font = ImageFont.truetype("/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc", radius // 5)
    name = body[-9:]
    width = draw.textlength(name, font)
    draw.text((radius - width / 2, radius * 0.55), name, red, font)
    star = ImageFont.truetype("/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc", radius * 2 // 3)
    draw.text((radius - radius // 3, radius * 0.85), "★", red, star)
    layer = Image.new("RGB", page.size, "white")
    layer.paste(seal, (rng.randrange(page.width // 3, page.width - 2 * radius),
                       rng.randrange(page.height // 3, page.height - 2 * radius)))
    return ImageChops.multiply(page, layer)


def copy_page(rng, page, copier, body, stamped):
    page = page.convert("RGB")
    if stamped:
        page = stamp(rng, page, body)
    if copier.gray:
        page = page.convert("L")
    white = "white" if page.mode == "RGB" else 255
    if copier.skew:
        page = page.rotate(copier.skew + rng.uniform(-0.1, 0.1), Image.BICUBIC, fillcolor=white)
    if copier.turn:
        page = page.rotate(-copier.turn, expand=True)
    if copier.blur:
        page = page.filter(ImageFilter.GaussianBlur(copier.blur * copier.dpi / 200))
    if copier.light:
        shade = Image.linear_gradient("L").rotate(90).resize(page.size)
        shade = shade.point(lambda v: 255 - int(copier.light * v))
        page = ImageChops.multiply(page, shade.convert(page.mode))
    if copier.noise:
        noise = Image.effect_noise(page.size, copier.noise * 2).convert(page.mode)
        page = ImageChops.add(page, noise, 1, -128)
    draw = ImageDraw.Draw(page)
    for _ in range(copier.specks):
        x, y, r = rng.randrange(page.width), rng.randrange(page.height), rng.choice([0, 1, 1, 2])
        draw.ellipse((x, y, x + r, y + r), fill=0)
    if copier.one_bit:
        page = page.convert("L").point(lambda v: 255 if v > 160 else 0).convert("1", dither=0)
    return page


def add_image(writer, page, copier):
    size = f"/Width {page.width} /Height {page.height}"
    if page.mode == "1":
        data = zlib.compress(page.tobytes(), 9)
        body = f"<< /Type /XObject /Subtype /Image {size} /ColorSpace /DeviceGray " \
               f"/BitsPerComponent 1 /Filter /FlateDecode /Length {len(data)} >>"
    else:
        out = io.BytesIO()
        page.save(out, "JPEG", quality=copier.quality)
        data = out.getvalue()
        space = "DeviceRGB" if page.mode == "RGB" else "DeviceGray"
        body = f"<< /Type /XObject /Subtype /Image {size} /ColorSpace /{space} " \
               f"/BitsPerComponent 8 /Filter /DCTDecode /Length {len(data)} >>"
    writer.objects.append(body.encode() + b"\nstream\n" + data + b"\nendstream")
    return len(writer.objects)


def copies(rng, pdf, copier, body):
    """The pages of `pdf` as the copier's pictures."""
    with tempfile.TemporaryDirectory() as work:
        producers.run("pdftoppm", "-r", copier.dpi, "-cropbox", "-png", pdf,
                      pathlib.Path(work) / "page")
        pages = [Image.open(path) for path in sorted(pathlib.Path(work).glob("page*.png"))]
        last = len(pages) - 1
        for number, page in enumerate(pages):
            page.load()
            stamped = copier.seal and (number == last or rng.random() < 0.3)
            yield copy_page(rng, page, copier, body, stamped)


def picture_page(writer, tree, page, copier, layer=""):
    """Adds a page that is a picture; returns its object."""
    image = add_image(writer, page, copier)
    width, height = page.width * 72 / copier.dpi, page.height * 72 / copier.dpi
    content = writer.add("<< >>", f"q {width:.2f} 0 0 {height:.2f} 0 0 cm /P Do Q {layer}")
    font = f"/Font << /F1 {gbk_fonts(writer)[0]} 0 R >>" if layer else ""
    return writer.add(
        f"<< /Type /Page /Parent {tree} 0 R /MediaBox [0 0 {width:.2f} {height:.2f}] /Resources "
        f"<< /XObject << /P {image} 0 R >> {font} >> /Contents {content} 0 R >>")


def to_scan(rng, pdf, target, copier, body):
    """Writes what the copier makes of `pdf`; with `first` its earlier pages stay as they are."""
    writer = Writer()
    tree, kids = writer.add(""), []
    layers = hidden_text.layers(rng, pdf, copier.misread) if copier.misread >= 0 else []
    for number, page in enumerate(copies(rng, pdf, copier, body)):
        kids.append(picture_page(writer, tree, page, copier, layers[number] if layers else ""))
    writer.set(tree, f"<< /Type /Pages /Count {len(kids)} /Kids "
                     f"[{' '.join(f'{k} 0 R' for k in kids)}] >>")
    root = writer.add(f"<< /Type /Catalog /Pages {tree} 0 R >>")
    writer.save(pathlib.Path(target), root, writer.add("<< /Producer (Scanner) >>"))
    if 1 < copier.first <= len(kids):
        with tempfile.TemporaryDirectory() as work:
            both = pathlib.Path(work) / "both.pdf"
            producers.run("qpdf", "--empty", "--pages", pdf, f"1-{copier.first - 1}", target,
                          f"{copier.first}-z", "--", both)
            shutil.move(both, target)
