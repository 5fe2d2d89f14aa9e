"""JAX: two small networks for images. Run: python -B cnn_jax.py [blumenthal-taube | mahajan]"""

import jax
import jax.numpy as jnp
import numpy as np
from data import Images, load_data
from jax import lax, nn
from settings import read_settings, report

settings = read_settings()
key = jax.random.key(settings.seed)

# --- data

data = load_data(settings.images)
dice = np.random.default_rng(settings.seed)


def make_batches(images: Images, shuffle: bool):
    # JAX takes either order; here the channel comes last.
    order = np.arange(len(images.labels))
    if shuffle:
        dice.shuffle(order)
    for start in range(0, len(order), settings.batch):
        part = order[start : start + settings.batch]
        yield images.pixels[part][..., None], images.labels[part]


# --- network


def convolve(weights, x, padding):
    kernel, bias = weights
    axes = ("NHWC", "HWIO", "NHWC")
    y = lax.conv_general_dilated(
        x, kernel, (1, 1), padding, dimension_numbers=axes
    )
    return nn.relu(y + bias)


def pool(x, start, combine):
    size = (1, 2, 2, 1)
    return lax.reduce_window(x, start, combine, size, size, "VALID")


def connect(weights, x):
    kernel, bias = weights
    return x @ kernel + bias


def drop(x, share, key):
    # Without a key, as in a test, nothing is dropped.
    if key is None:
        return x
    kept = jax.random.bernoulli(key, 1 - share, x.shape)
    return jnp.where(kept, x / (1 - share), 0)


def run_mahajan(weights, x, keys=(None, None)):
    x = pool(convolve(weights[0], x, "SAME"), -jnp.inf, lax.max)
    x = pool(convolve(weights[1], x, "SAME"), -jnp.inf, lax.max)
    x = x.reshape(len(x), -1)
    x = nn.relu(connect(weights[2], x))
    return connect(weights[3], drop(x, 0.5, keys[0]))


def run_blumenthal_taube(weights, x, keys=(None, None)):
    x = pool(convolve(weights[0], x, "VALID"), -jnp.inf, lax.max)
    x = pool(convolve(weights[1], x, "VALID"), 0.0, lax.add) / 4
    x = convolve(weights[2], drop(x, 0.3, keys[0]), "VALID")
    x = x.reshape(len(x), -1)
    x = jnp.tanh(connect(weights[3], x))
    return connect(weights[4], drop(x, 0.2, keys[1]))


if settings.network == "mahajan":
    run = run_mahajan
    shapes = [(5, 5, 1, 32), (5, 5, 32, 64)]
    shapes += [(7 * 7 * 64, 1024), (1024, 10)]
else:
    run = run_blumenthal_taube
    shapes = [(3, 3, 1, 16), (4, 4, 16, 32), (5, 5, 32, 64)]
    shapes += [(64, 32), (32, 10)]

draw = nn.initializers.glorot_uniform()
key, *keys = jax.random.split(key, 1 + len(shapes))
weights = [
    (draw(part, shape), jnp.zeros(shape[-1]))
    for part, shape in zip(keys, shapes, strict=True)
]

# --- training set-up


def measure_loss(weights, x, labels, key):
    logs = nn.log_softmax(run(weights, x, jax.random.split(key)))
    return -jnp.take_along_axis(logs, labels[:, None], 1).mean()


def step_sgd(weights, slopes, speeds, rate):
    speeds = jax.tree.map(
        lambda v, g: settings.momentum * v + g, speeds, slopes
    )
    return jax.tree.map(
        lambda w, v: w - rate * v, weights, speeds
    ), speeds


def step_adam(weights, slopes, state, rate):
    count, means, squares = state
    count += 1
    means = jax.tree.map(
        lambda m, g: 0.9 * m + 0.1 * g, means, slopes
    )
    squares = jax.tree.map(
        lambda s, g: 0.999 * s + 0.001 * g**2, squares, slopes
    )
    rate *= jnp.sqrt(1 - 0.999**count) / (1 - 0.9**count)
    return jax.tree.map(
        lambda w, m, s: w - rate * m / (jnp.sqrt(s) + 1e-8),
        weights, means, squares,
    ), (count, means, squares)


zeros = jax.tree.map(jnp.zeros_like, weights)
if settings.network == "mahajan":
    step, state = step_adam, (0.0, zeros, zeros)
else:
    step, state = step_sgd, zeros

# --- loop


@jax.jit
def learn(weights, state, x, labels, key, rate):
    slopes = jax.grad(measure_loss)(weights, x, labels, key)
    return step(weights, slopes, state, rate)


rate = settings.rate
for _ in range(settings.passes(len(data.train.labels))):
    for pixels, labels in make_batches(data.train, shuffle=True):
        key, part = jax.random.split(key)
        weights, state = learn(
            weights, state, pixels, labels, part, rate
        )
    rate *= settings.decay

# --- evaluation


@jax.jit
def count_right(weights, x, labels):
    return (run(weights, x).argmax(1) == labels).sum()


def measure_accuracy(weights) -> float:
    right = 0
    for pixels, labels in make_batches(data.test, shuffle=False):
        right += count_right(weights, pixels, labels).item()
    return right / len(data.test.labels)


accuracy = measure_accuracy(weights)

# --- saving

path = settings.folder / "weights.npz"
leaves, structure = jax.tree.flatten(weights)
jnp.savez(path, *leaves)

# The file holds arrays alone; the code knows their places.
with np.load(path) as saved:
    again = jax.tree.unflatten(structure, list(saved.values()))

report(
    framework=f"JAX {jax.__version__}",
    data=data.name,
    parameters=sum(leaf.size for leaf in leaves),
    accuracy=accuracy,
    reloaded=measure_accuracy(again),
)
