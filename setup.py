"""What pyproject.toml cannot say: the folder ``assets`` travels inside the package ``studio``, as ``studio/assets``.

Everything else stands in pyproject.toml. ``studio.assets_dir()`` finds the folder in each case.
"""

from setuptools import find_packages, setup

setup(
    packages=[*find_packages(include=["studio", "studio.*", "ui", "ui.*"]), "studio.assets"],
    package_dir={"studio.assets": "assets"},
    package_data={
        "studio.assets": [
            "brand/*",
            "chains/*",
            "demo/*.flac",
            "demo/*.yaml",
            "demo/takes/*",
            "icons/*",
            "listening/*",
            "marks/*",
            "schemas/*",
        ],
        "studio.events": ["data/*.txt"],
    },
)
