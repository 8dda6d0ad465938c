"""Cut the fonts of the Streamlit that is installed, and write them into this folder."""

import sys

from corridors.web.fonts import FOLDER
from corridors.web.fonts.cut import cut_icons, cut_letters, find

for old in FOLDER.glob("*.woff2"):
    old.unlink()
for path, content in ((find("MaterialSymbols-Rounded"), cut_icons()), *cut_letters()):
    (FOLDER / path.name).write_bytes(content)
    sys.stdout.write(f"{path.name}: {path.stat().st_size} bytes, now {len(content)}\n")
