"""PyTorch: two small networks for images. Run: python -B cnn_pytorch.py [blumenthal-taube | mahajan]"""

import torch
from data import Images, load_data
from settings import read_settings, report
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

settings = read_settings()
torch.manual_seed(settings.seed)

# --- data

data = load_data(settings.images)


def make_loader(images: Images, shuffle: bool) -> DataLoader:
    # PyTorch keeps the channel before rows and columns.
    pixels = torch.from_numpy(images.pixels).unsqueeze(1)
    labels = torch.from_numpy(images.labels).long()
    pairs = TensorDataset(pixels, labels)
    return DataLoader(pairs, settings.batch, shuffle)


train = make_loader(data.train, shuffle=True)
test = make_loader(data.test, shuffle=False)

# --- network


def make_network(name: str) -> nn.Sequential:
    if name == "mahajan":
        return nn.Sequential(
            nn.Conv2d(1, 32, 5, padding="same"),
            nn.ReLU(),
            nn.MaxPool2d(2),
            nn.Conv2d(32, 64, 5, padding="same"),
            nn.ReLU(),
            nn.MaxPool2d(2),
            nn.Flatten(),
            nn.Linear(7 * 7 * 64, 1024),
            nn.ReLU(),
            nn.Dropout(0.5),
            nn.Linear(1024, 10),
        )
    return nn.Sequential(
        nn.Conv2d(1, 16, 3),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Conv2d(16, 32, 4),
        nn.ReLU(),
        nn.AvgPool2d(2),
        nn.Dropout(0.3),
        nn.Conv2d(32, 64, 5),
        nn.ReLU(),
        nn.Flatten(),
        nn.Linear(64, 32),
        nn.Tanh(),
        nn.Dropout(0.2),
        nn.Linear(32, 10),
    )


# The weights and every batch are moved to the device by hand.
device = torch.accelerator.current_accelerator(
    check_available=True
) or torch.device("cpu")
network = make_network(settings.network).to(device)

if settings.start == "glorot":
    # As Keras and the file of JAX begin.
    for layer in network:
        if isinstance(layer, nn.Conv2d | nn.Linear):
            nn.init.xavier_uniform_(layer.weight)
            nn.init.zeros_(layer.bias)

# --- training set-up

# Softmax is part of this loss, and not of the network.
loss_function = nn.CrossEntropyLoss()
if settings.network == "mahajan":
    optimizer = torch.optim.Adam(
        network.parameters(), settings.rate
    )
else:
    optimizer = torch.optim.SGD(
        network.parameters(), settings.rate, settings.momentum
    )
schedule = torch.optim.lr_scheduler.ExponentialLR(
    optimizer, settings.decay
)

# --- loop

network.train()
for _ in range(settings.passes(len(data.train.labels))):
    for pixels, labels in train:
        guess = network(pixels.to(device))
        loss = loss_function(guess, labels.to(device))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    schedule.step()

# --- evaluation


def measure_accuracy(network: nn.Module) -> float:
    network.eval()
    right = 0
    with torch.inference_mode():
        for pixels, labels in test:
            guess = network(pixels.to(device)).argmax(1)
            right += (guess.cpu() == labels).sum().item()
    return right / len(data.test.labels)


accuracy = measure_accuracy(network)

# --- saving

path = settings.folder / "weights.pt"
torch.save(network.state_dict(), path)

# The file holds the weights alone; the code makes the network.
again = make_network(settings.network).to(device)
again.load_state_dict(torch.load(path, map_location=device))

report(
    framework=f"PyTorch {torch.__version__}",
    data=data.name,
    parameters=sum(part.numel() for part in network.parameters()),
    accuracy=accuracy,
    reloaded=measure_accuracy(again),
)
