"""Keras on TensorFlow: two small networks for images. Run: python -B cnn_keras.py [blumenthal-taube | mahajan]"""

import os

# Read by the import of Keras: "jax" and "torch" do as well.
os.environ.setdefault("KERAS_BACKEND", "tensorflow")

import keras
from data import load_data
from keras import layers
from settings import read_settings, report

settings = read_settings()
keras.utils.set_random_seed(settings.seed)

# --- data

data = load_data(settings.images)

# Keras keeps the channel after rows and columns.
train_pixels = data.train.pixels[..., None]
test_pixels = data.test.pixels[..., None]

# --- network


def make_network(name: str) -> keras.Sequential:
    if name == "mahajan":
        return keras.Sequential([
            keras.Input((28, 28, 1)),
            layers.Conv2D(32, 5, padding="same", activation="relu"),
            layers.MaxPooling2D(2),
            layers.Conv2D(64, 5, padding="same", activation="relu"),
            layers.MaxPooling2D(2),
            layers.Flatten(),
            layers.Dense(1024, activation="relu"),
            layers.Dropout(0.5),
            layers.Dense(10),
        ])
    return keras.Sequential([
        keras.Input((28, 28, 1)),
        layers.Conv2D(16, 3, activation="relu"),
        layers.MaxPooling2D(2),
        layers.Conv2D(32, 4, activation="relu"),
        layers.AveragePooling2D(2),
        layers.Dropout(0.3),
        layers.Conv2D(64, 5, activation="relu"),
        layers.Flatten(),
        layers.Dense(32, activation="tanh"),
        layers.Dropout(0.2),
        layers.Dense(10),
    ])


network = make_network(settings.network)

# --- training set-up

if settings.network == "mahajan":
    optimizer = keras.optimizers.Adam(settings.rate)
else:
    # The schedule counts batches, not passes.
    batches = -(-len(data.train.labels) // settings.batch)
    schedule = keras.optimizers.schedules.ExponentialDecay(
        settings.rate, batches, settings.decay, staircase=True
    )
    optimizer = keras.optimizers.SGD(schedule, settings.momentum)

# Softmax is part of this loss, and not of the network.
loss_function = keras.losses.SparseCategoricalCrossentropy(
    from_logits=True
)
network.compile(optimizer, loss_function, metrics=["accuracy"])

# --- loop

network.fit(
    train_pixels,
    data.train.labels,
    batch_size=settings.batch,
    epochs=settings.passes(len(data.train.labels)),
    shuffle=True,
    verbose=0,
)

# --- evaluation


def measure_accuracy(network: keras.Model) -> float:
    found = network.evaluate(
        test_pixels, data.test.labels, verbose=0, return_dict=True
    )
    return found["accuracy"]


accuracy = measure_accuracy(network)

# --- saving

path = settings.folder / "network.keras"
network.save(path)

# The file holds weights, layers, optimiser and loss.
again = keras.saving.load_model(path)

report(
    framework=f"Keras {keras.__version__}, {keras.config.backend()}",
    data=data.name,
    parameters=network.count_params(),
    accuracy=accuracy,
    reloaded=measure_accuracy(again),
)
