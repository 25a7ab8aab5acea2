"""What pyproject.toml cannot say: the folder ``assets`` travels inside the package ``studio``, as ``studio/assets``.

The inner loops travel as C, and compiled for this kind of machine where packaging/kernels.py has built them; a wheel made
there is for such machines only. Everything else stands in pyproject.toml. ``studio.assets_dir()`` finds the assets.
"""

from pathlib import Path

from setuptools import Distribution, find_packages, setup

BUILT = Path(__file__).resolve().parent / "studio" / "loops" / "built"


class StudioDistribution(Distribution):
    def has_ext_modules(self) -> bool:
        """Whether the wheel is for one kind of machine."""
        return any(BUILT.glob("segue_loops.*"))


setup(
    distclass=StudioDistribution,
    packages=[*find_packages(include=["studio", "studio.*", "ui", "ui.*"]), "studio.assets"],
    package_dir={"studio.assets": "assets"},
    package_data={
        "studio": ["loops/*.c", "loops/*.inc", "loops/built/segue_loops.*"],
        "studio.assets": [
            "brand/*",
            "chains/*",
            "demo/*.flac",
            "demo/*.yaml",
            "demo/takes/*",
            "help/*/*",
            "icons/*",
            "languages/*.json",
            "languages/*.qm",
            "listening/*",
            "marks/*",
            "release/*",
            "schemas/*",
        ],
        "studio.events": ["data/*.txt"],
    },
)
