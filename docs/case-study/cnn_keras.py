"""A small convolutional network in Keras on TensorFlow: python -B cnn_keras.py [blumenthal-taube | mahajan]"""

import os

# Read when Keras is imported; "jax" and "torch" run the same file.
os.environ.setdefault("KERAS_BACKEND", "tensorflow")

import keras
from data import load_data
from keras import layers
from settings import read_settings, report

settings = read_settings()
keras.utils.set_random_seed(settings.seed)

# --- data

data = load_data(settings.images)

# Keras keeps the channel after rows and columns. Shuffling and batches are left to fit().
train_pixels = data.train.pixels[..., None]
test_pixels = data.test.pixels[..., None]

# --- network


def make_network(name: str) -> keras.Sequential:
    if name == "mahajan":
        return keras.Sequential([
            keras.Input((28, 28, 1)),
            layers.Conv2D(32, 5, padding="same", activation="relu"), layers.MaxPooling2D(2),
            layers.Conv2D(64, 5, padding="same", activation="relu"), layers.MaxPooling2D(2),
            layers.Flatten(),
            layers.Dense(1024, activation="relu"), layers.Dropout(0.5),
            layers.Dense(10),
        ])  # fmt: skip
    return keras.Sequential([
        keras.Input((28, 28, 1)),
        layers.Conv2D(16, 3, activation="relu"), layers.MaxPooling2D(2),
        layers.Conv2D(32, 4, activation="relu"), layers.AveragePooling2D(2), layers.Dropout(0.3),
        layers.Conv2D(64, 5, activation="relu"),
        layers.Flatten(),
        layers.Dense(32, activation="tanh"), layers.Dropout(0.2),
        layers.Dense(10),
    ])  # fmt: skip


network = make_network(settings.network)

# --- training set-up

steps = -(-len(data.train.labels) // settings.batch)
if settings.network == "mahajan":
    optimizer = keras.optimizers.Adam(settings.rate)
else:
    schedule = keras.optimizers.schedules.ExponentialDecay(settings.rate, steps, settings.decay, staircase=True)
    optimizer = keras.optimizers.SGD(schedule, settings.momentum)
# Softmax is part of this loss, and not of the network.
network.compile(optimizer, keras.losses.SparseCategoricalCrossentropy(from_logits=True), metrics=["accuracy"])

# --- loop

passes = settings.passes(len(data.train.labels))
network.fit(train_pixels, data.train.labels, settings.batch, passes, verbose=0)

# --- evaluation

_, accuracy = network.evaluate(test_pixels, data.test.labels, verbose=0)

# --- saving

path = settings.folder / "network.keras"
network.save(path)

again = keras.saving.load_model(path)
_, reloaded = again.evaluate(test_pixels, data.test.labels, verbose=0)

report(
    framework=f"Keras {keras.__version__} on {keras.backend.backend()}",
    data=data.name,
    parameters=network.count_params(),
    accuracy=accuracy,
    reloaded=reloaded,
)
