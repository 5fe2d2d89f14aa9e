"""A small convolutional network in JAX: python -B cnn_jax.py [blumenthal-taube | mahajan]"""

from collections.abc import Iterator

import jax
import jax.numpy as jnp
import numpy as np
from data import Images, load_data
from jax import lax
from settings import read_settings, report

settings = read_settings()
key_weights, key_training = jax.random.split(jax.random.key(settings.seed))

# --- data

data = load_data(settings.images)
dice = np.random.default_rng(settings.seed)


def make_batches(images: Images, shuffle: bool) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    # JAX takes either order; here the channel comes after rows and columns.
    order = dice.permutation(len(images.labels)) if shuffle else np.arange(len(images.labels))
    for start in range(0, len(order), settings.batch):
        chosen = order[start : start + settings.batch]
        yield images.pixels[chosen][..., None], images.labels[chosen]


# --- network


def convolve(layer, x, padding):
    kernel, bias = layer
    return lax.conv_general_dilated(x, kernel, (1, 1), padding, dimension_numbers=("NHWC", "HWIO", "NHWC")) + bias


def pool(x, start, reduce):
    return lax.reduce_window(x, start, reduce, (1, 2, 2, 1), (1, 2, 2, 1), "VALID")


def dense(layer, x):
    return x @ layer[0] + layer[1]


def drop(key, rate, x):
    # Without a key nothing is dropped.
    return x if key is None else jnp.where(jax.random.bernoulli(key, 1 - rate, x.shape), x / (1 - rate), 0)


def apply_mahajan(weights, x, key=None):
    x = pool(jax.nn.relu(convolve(weights[0], x, "SAME")), -jnp.inf, lax.max)
    x = pool(jax.nn.relu(convolve(weights[1], x, "SAME")), -jnp.inf, lax.max)
    x = jax.nn.relu(dense(weights[2], x.reshape(len(x), -1)))
    return dense(weights[3], drop(key, 0.5, x))


def apply_blumenthal_taube(weights, x, key=None):
    first, second = (None, None) if key is None else jax.random.split(key)
    x = pool(jax.nn.relu(convolve(weights[0], x, "VALID")), -jnp.inf, lax.max)
    x = pool(jax.nn.relu(convolve(weights[1], x, "VALID")), 0.0, lax.add) / 4
    x = jax.nn.relu(convolve(weights[2], drop(first, 0.3, x), "VALID"))
    x = jnp.tanh(dense(weights[3], x.reshape(len(x), -1)))
    return dense(weights[4], drop(second, 0.2, x))


def make_weights(key, shapes):
    draw = jax.nn.initializers.glorot_uniform()
    keys = jax.random.split(key, len(shapes))
    return [(draw(key, shape), jnp.zeros(shape[-1])) for key, shape in zip(keys, shapes, strict=True)]


if settings.network == "mahajan":
    apply = apply_mahajan
    shapes = [(5, 5, 1, 32), (5, 5, 32, 64), (7 * 7 * 64, 1024), (1024, 10)]
else:
    apply = apply_blumenthal_taube
    shapes = [(3, 3, 1, 16), (4, 4, 16, 32), (5, 5, 32, 64), (64, 32), (32, 10)]
weights = make_weights(key_weights, shapes)

# --- training set-up


def measure_loss(weights, x, labels, key):
    logs = jax.nn.log_softmax(apply(weights, x, key))
    return -jnp.take_along_axis(logs, labels[:, None], 1).mean()


def step_sgd(weights, slopes, state, rate):
    speeds = jax.tree.map(lambda speed, slope: settings.momentum * speed + slope, state, slopes)
    return jax.tree.map(lambda weight, speed: weight - rate * speed, weights, speeds), speeds


def step_adam(weights, slopes, state, rate):
    first, second, count = state
    count += 1
    first = jax.tree.map(lambda mean, slope: 0.9 * mean + 0.1 * slope, first, slopes)
    second = jax.tree.map(lambda mean, slope: 0.999 * mean + 0.001 * slope**2, second, slopes)
    rate *= jnp.sqrt(1 - 0.999**count) / (1 - 0.9**count)
    weights = jax.tree.map(lambda weight, up, down: weight - rate * up / (jnp.sqrt(down) + 1e-8), weights, first, second)
    return weights, (first, second, count)


zeros = jax.tree.map(jnp.zeros_like, weights)
step, state = (step_adam, (zeros, zeros, 0.0)) if settings.network == "mahajan" else (step_sgd, zeros)

# --- loop


@jax.jit
def learn(weights, state, x, labels, key, rate):
    slopes = jax.grad(measure_loss)(weights, x, labels, key)
    return step(weights, slopes, state, rate)


rate = settings.rate
for _ in range(settings.passes(len(data.train.labels))):
    for pixels, labels in make_batches(data.train, shuffle=True):
        key_training, key = jax.random.split(key_training)
        weights, state = learn(weights, state, pixels, labels, key, rate)
    rate *= settings.decay

# --- evaluation

guess = jax.jit(lambda weights, x: apply(weights, x).argmax(1))


def measure_accuracy(weights) -> float:
    right = sum((guess(weights, pixels) == labels).sum().item() for pixels, labels in make_batches(data.test, shuffle=False))
    return right / len(data.test.labels)


accuracy = measure_accuracy(weights)

# --- saving

path = settings.folder / "weights.npz"
leaves, structure = jax.tree.flatten(weights)
jnp.savez(path, *leaves)

with np.load(path) as saved:
    again = jax.tree.unflatten(structure, list(saved.values()))

report(
    framework=f"JAX {jax.__version__}",
    data=data.name,
    parameters=sum(leaf.size for leaf in leaves),
    accuracy=accuracy,
    reloaded=measure_accuracy(again),
)
