"""The images for all three programs: NumPy arrays, read once and standardised alike."""

import gzip
import os
from pathlib import Path
from typing import NamedTuple

import numpy as np

# Where Debian's package dataset-fashion-mnist puts them.
DEBIAN = Path("/usr/share/datasets/fashion-mnist")


class Images(NamedTuple):
    """Pixels as (image, row, column) with mean 0 and deviation 1, and the class of each image, 0 to 9."""

    pixels: np.ndarray
    labels: np.ndarray


class Data(NamedTuple):
    """One data set, cut into images to learn from and images to be tested on."""

    name: str
    train: Images
    test: Images


def load_data(count: int) -> Data:
    """The first `count` images to learn from, and all images of the test.

    ATLAS_IMAGES names a folder with the files of MNIST or Fashion-MNIST, or is `digits`. Without it Debian's
    folder is taken, or the digits where there is none.
    """
    given = os.environ.get("ATLAS_IMAGES") or (str(DEBIAN) if DEBIAN.is_dir() else "digits")
    if given == "digits":
        name, train, test = given, *read_digits()
    else:
        folder = Path(given)
        name, train, test = folder.name, read_folder(folder, "train"), read_folder(folder, "t10k")
    train = Images(train.pixels[:count], train.labels[:count])
    mean, deviation = train.pixels.mean(), train.pixels.std()
    return Data(name, *(Images((part.pixels - mean) / deviation, part.labels) for part in (train, test)))


def read_folder(folder: Path, part: str) -> Images:
    """Images and labels in the four files of MNIST, which Fashion-MNIST shares; gzipped or not."""
    pixels = read_idx(folder / f"{part}-images-idx3-ubyte")
    return Images(pixels.astype(np.float32) / 255, read_idx(folder / f"{part}-labels-idx1-ubyte").astype(np.int32))


def read_idx(path: Path) -> np.ndarray:
    """An array of bytes: a magic number that ends in the number of axes, the length of each axis, the bytes."""
    packed = path.with_name(f"{path.name}.gz")
    content = gzip.decompress(packed.read_bytes()) if packed.exists() else path.read_bytes()
    axes = content[3]
    shape = np.frombuffer(content, ">i4", count=axes, offset=4)
    return np.frombuffer(content, np.uint8, offset=4 + 4 * axes).reshape(shape)


def read_digits() -> tuple[Images, Images]:
    """The 1,797 digits that come with scikit-learn: 8x8 pixels, each made 3x3, with a border of 2."""
    from sklearn.datasets import load_digits

    digits = load_digits()
    order = np.random.default_rng(0).permutation(len(digits.target))
    pixels = np.kron(digits.images[order] / 16, np.ones((1, 3, 3))).astype(np.float32)
    pixels = np.pad(pixels, ((0, 0), (2, 2), (2, 2)))
    labels = digits.target[order].astype(np.int32)
    return Images(pixels[:1500], labels[:1500]), Images(pixels[1500:], labels[1500:])
