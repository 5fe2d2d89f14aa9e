"""What the three programs are told, and what they tell: the same options and the same line of results."""

import argparse
import json
import time
from dataclasses import asdict, dataclass
from pathlib import Path

START = time.perf_counter()


@dataclass(frozen=True)
class Settings:
    """How a network is trained. The first learns by gradient descent with momentum, the second by Adam."""

    network: str
    rate: float
    decay: float  # of the rate, after each pass
    momentum: float = 0.9
    batch: int = 50
    images: int = 6000
    seen: int = 18000  # images in all passes together
    seed: int = 0
    start: str = "own"  # how the first weights are drawn; PyTorch alone has two ways here
    folder: Path = Path()

    def passes(self, images: int) -> int:
        """How often the program goes through its images."""
        return max(1, self.seen // images)


NETWORKS = {
    "blumenthal-taube": Settings("blumenthal-taube", rate=0.05, decay=0.8),
    "mahajan": Settings("mahajan", rate=0.001, decay=1.0, seen=6000),
}


def read_settings() -> Settings:
    """The settings of the network that the command names, with what it changes."""
    parser = argparse.ArgumentParser()
    parser.add_argument("network", nargs="?", choices=NETWORKS, default="blumenthal-taube")
    parser.add_argument("--images", type=int, help="how many images to learn from")
    parser.add_argument("--seen", type=int, help="how many images to look at in all passes together")
    parser.add_argument("--seed", type=int, help="where the random numbers start")
    parser.add_argument("--start", choices=["own", "glorot"], help="how PyTorch draws the first weights")
    parser.add_argument("--folder", type=Path, help="where to write the weights")
    given = {key: value for key, value in vars(parser.parse_args()).items() if value is not None}
    return Settings(**asdict(NETWORKS[given["network"]]) | given)


def report(**found: str | float) -> None:
    """Prints the results as a line of JSON, with the seconds since the start."""
    print(json.dumps(found | {"seconds": round(time.perf_counter() - START, 1)}))
