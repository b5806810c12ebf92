"""Other people's programs that turn a page into a PDF. Each takes paths and leaves the PDF."""
import os
import pathlib
import shutil
import subprocess
import tempfile

ENVIRONMENT = os.environ | {"SOURCE_DATE_EPOCH": "1735689600", "LANG": "C.UTF-8"}


def run(*command, seconds=120):
    subprocess.run([str(c) for c in command], check=True, timeout=seconds, env=ENVIRONMENT,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def chromium(page, pdf):
    with tempfile.TemporaryDirectory() as profile:
        run("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
            "--no-first-run", "--disable-background-networking", "--disable-component-update",
            "--disable-sync", "--no-pdf-header-footer", f"--user-data-dir={profile}",
            f"--print-to-pdf={pdf}", f"file://{page}")


def weasyprint(page, pdf):
    run("weasyprint", page, pdf)


def wkhtmltopdf(page, pdf):
    run("wkhtmltopdf", "-q", "--enable-local-file-access", page, pdf)


def libreoffice(source, pdf, import_filter=None):
    """Writer or Calc, by the source's suffix or by `import_filter`."""
    pdf = pathlib.Path(pdf)
    with tempfile.TemporaryDirectory() as work:
        command = ["soffice", f"-env:UserInstallation=file://{work}/profile", "--headless"]
        if import_filter:
            command += [f"--infilter={import_filter}"]
        run(*command, "--convert-to", "pdf", "--outdir", work, source)
        shutil.move(pathlib.Path(work) / (pathlib.Path(source).stem + ".pdf"), pdf)


def encrypt(pdf):
    """Permissions protected, and readable without a password, as offices like to do."""
    run("qpdf", "--encrypt", "", "owner", "256", "--print=low", "--", pdf, "--replace-input")
