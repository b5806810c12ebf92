"""Canvases for page_layout: ReportLab and cairo. Points, origin top-left, y down."""
import math

import cairo
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas as Sheet

from fonts import TRUETYPE

NOT_EMBEDDED = "STSong-Light"  # a CID font that the file names and does not hold


class ReportLabCanvas:
    """`rotate` is the /Rotate of the pages; content is drawn so that they display upright.
    `crop` is a margin outside the CropBox, with printers' marks in it."""

    def __init__(self, path, font, rotate=0, crop=0, title=""):
        if font not in pdfmetrics.getRegisteredFontNames():
            if font == NOT_EMBEDDED:
                pdfmetrics.registerFont(UnicodeCIDFont(font))
            else:
                file, index = TRUETYPE[font]
                pdfmetrics.registerFont(TTFont(font, file, subfontIndex=index))
        self.sheet = Sheet(str(path), invariant=1, pageCompression=1)
        self.sheet.setTitle(title)
        self.font, self.rotate, self.crop = font, rotate, crop

    def begin_page(self, width, height):
        self.page_height, crop, sheet = height, self.crop, self.sheet
        turned = self.rotate in (90, 270)
        w, h = (height, width) if turned else (width, height)
        sheet.setPageSize((width + 2 * crop, height + 2 * crop))  # ReportLab turns it itself
        if crop:
            sheet.setCropBox((crop, crop, w + crop, h + crop))
            sheet.setFont("Helvetica", 6)
            sheet.drawString(crop, 4, "2024-01 proof 1 of 3   88888888")
        sheet.translate(crop, crop)
        if self.rotate:
            sheet.setPageRotation(self.rotate)
            if self.rotate == 90:
                sheet.translate(w, 0)
            elif self.rotate == 180:
                sheet.translate(w, h)
            else:
                sheet.translate(0, h)
            sheet.rotate(self.rotate)

    def end_page(self):
        self.sheet.showPage()

    def close(self):
        self.sheet.save()

    def width(self, text, size):
        return pdfmetrics.stringWidth(text, self.font, size)

    def text(self, x, y, text, size, angle=0, gray=0, bold=""):
        sheet = self.sheet
        sheet.saveState()
        sheet.setFillGray(gray)
        sheet.setStrokeGray(gray)
        sheet.translate(x, self.page_height - y)
        sheet.rotate(-angle)
        writer = sheet.beginText(0, 0)
        writer.setFont(self.font, size)
        if bold == "outline":
            sheet.setLineWidth(0.3)
        if bold in ("outline", "invisible"):
            writer.setTextRenderMode(2 if bold == "outline" else 3)
        writer.textOut(text)
        sheet.drawText(writer)
        if bold == "twice":
            sheet.setFont(self.font, size)
            sheet.drawString(0.3, 0, text)
        sheet.restoreState()

    def line(self, x0, y0, x1, y1, thickness, dash=None):
        sheet = self.sheet
        sheet.setStrokeGray(0)
        sheet.setLineWidth(thickness)
        sheet.setDash(dash or [])
        sheet.line(x0, self.page_height - y0, x1, self.page_height - y1)

    def rectangle(self, x0, y0, x1, y1, thickness):
        self.sheet.setStrokeGray(0)
        self.sheet.setLineWidth(thickness)
        self.sheet.setDash([])
        self.sheet.rect(x0, self.page_height - y1, x1 - x0, y1 - y0, stroke=1, fill=0)

    def fill(self, x0, y0, x1, y1, gray):
        self.sheet.setFillGray(gray)
        self.sheet.rect(x0, self.page_height - y1, x1 - x0, y1 - y0, stroke=0, fill=1)


class CairoCanvas:
    """A PDF or PostScript surface (by the suffix of `path`)."""

    def __init__(self, path, font):
        surface = cairo.PSSurface if str(path).endswith(".ps") else cairo.PDFSurface
        self.surface = surface(str(path), 595.3, 841.9)
        self.context = cairo.Context(self.surface)
        self.context.select_font_face(font)

    def begin_page(self, width, height):
        self.surface.set_size(width, height)

    def end_page(self):
        self.context.show_page()

    def close(self):
        self.surface.finish()

    def width(self, text, size):
        self.context.set_font_size(size)
        return self.context.text_extents(text).x_advance

    def text(self, x, y, text, size, angle=0, gray=0, bold=""):
        context = self.context
        context.save()
        gray = 1 if bold == "invisible" else gray  # cairo has no invisible text
        context.set_source_rgb(gray, gray, gray)
        context.set_font_size(size)
        context.translate(x, y)
        context.rotate(math.radians(angle))
        context.move_to(0, 0)
        context.show_text(text)
        if bold in ("twice", "outline"):
            context.move_to(0.3, 0)
            context.show_text(text)
        context.restore()

    def line(self, x0, y0, x1, y1, thickness, dash=None):
        context = self.context
        context.set_source_rgb(0, 0, 0)
        context.set_line_width(thickness)
        context.set_dash(dash or [])
        context.move_to(x0, y0)
        context.line_to(x1, y1)
        context.stroke()

    def rectangle(self, x0, y0, x1, y1, thickness):
        context = self.context
        context.set_source_rgb(0, 0, 0)
        context.set_line_width(thickness)
        context.set_dash([])
        context.rectangle(x0, y0, x1 - x0, y1 - y0)
        context.stroke()

    def fill(self, x0, y0, x1, y1, gray):
        context = self.context
        context.set_source_rgb(gray, gray, gray)
        context.rectangle(x0, y0, x1 - x0, y1 - y0)
        context.fill()
