"""What Windows shows as the details of segue.exe, in the form that PyInstaller reads."""

from __future__ import annotations

from pathlib import Path

TEXT = """VSVersionInfo(
  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3f, flags=0x0, OS=0x40004, fileType=0x1, subtype=0x0),
  kids=[
    StringFileInfo([StringTable("040904B0", [
      StringStruct("CompanyName", "The Segue team"),
      StringStruct("FileDescription", "Segue"),
      StringStruct("FileVersion", "{version}"),
      StringStruct("InternalName", "segue"),
      StringStruct("LegalCopyright", "The Segue team, GPL-3.0-or-later"),
      StringStruct("OriginalFilename", "segue.exe"),
      StringStruct("ProductName", "Segue"),
      StringStruct("ProductVersion", "{version}")])]),
    VarFileInfo([VarStruct("Translation", [0x0409, 1200])])
  ]
)
"""


def write_version_data(folder: Path, version: str) -> Path:
    """A file in ``folder`` for a version like "0.1.0"."""
    folder.mkdir(parents=True, exist_ok=True)
    numbers = [*(int(part) for part in version.split(".")), 0, 0, 0][:4]
    path = folder / "version.txt"
    path.write_text(TEXT.format(numbers=tuple(numbers), version=version), encoding="utf-8")
    return path
