"""Small programs as people write them, run under both packages from the same seed: the same losses step by step."""

import math

import numpy as np
import pytest
from twin import same


def gpt(mod):
    """A character model in the style of nanoGPT."""
    nn, F = mod.nn, mod.nn.functional

    class Attention(nn.Module):
        def __init__(self, width, heads, length):
            super().__init__()
            self.c_attn = nn.Linear(width, 3 * width)
            self.c_proj = nn.Linear(width, width)
            self.heads = heads
            self.register_buffer("bias", mod.tril(mod.ones(length, length)).view(1, 1, length, length))

        def forward(self, x):
            B, T, C = x.size()
            q, k, v = self.c_attn(x).split(C, dim=2)
            q, k, v = (t.view(B, T, self.heads, C // self.heads).transpose(1, 2) for t in (q, k, v))
            att = (q @ k.transpose(-2, -1)) * (1.0 / math.sqrt(k.size(-1)))
            att = att.masked_fill(self.bias[:, :, :T, :T] == 0, float("-inf"))
            att = F.softmax(att, dim=-1)
            y = (att @ v).transpose(1, 2).contiguous().view(B, T, C)
            return self.c_proj(y)

    class Block(nn.Module):
        def __init__(self, width, heads, length):
            super().__init__()
            self.ln_1 = nn.LayerNorm(width)
            self.attn = Attention(width, heads, length)
            self.ln_2 = nn.LayerNorm(width)
            self.mlp = nn.Sequential(
                nn.Linear(width, 4 * width), nn.GELU(), nn.Linear(4 * width, width), nn.Dropout(0.1)
            )

        def forward(self, x):
            x = x + self.attn(self.ln_1(x))
            return x + self.mlp(self.ln_2(x))

    class GPT(nn.Module):
        def __init__(self, vocabulary=11, width=16, heads=2, length=8, layers=2):
            super().__init__()
            self.transformer = nn.ModuleDict(
                dict(
                    wte=nn.Embedding(vocabulary, width),
                    wpe=nn.Embedding(length, width),
                    drop=nn.Dropout(0.1),
                    h=nn.ModuleList([Block(width, heads, length) for _ in range(layers)]),
                    ln_f=nn.LayerNorm(width),
                )
            )
            self.lm_head = nn.Linear(width, vocabulary, bias=False)
            self.transformer.wte.weight = self.lm_head.weight
            self.apply(self._init)

        def _init(self, m):
            if isinstance(m, nn.Linear):
                nn.init.normal_(m.weight, mean=0.0, std=0.02)
                if m.bias is not None:
                    nn.init.zeros_(m.bias)
            elif isinstance(m, nn.Embedding):
                nn.init.normal_(m.weight, mean=0.0, std=0.02)

        def forward(self, idx, targets=None):
            pos = mod.arange(0, idx.size(1), dtype=mod.long)
            x = self.transformer.drop(self.transformer.wte(idx) + self.transformer.wpe(pos))
            for block in self.transformer.h:
                x = block(x)
            logits = self.lm_head(self.transformer.ln_f(x))
            return logits, F.cross_entropy(logits.view(-1, logits.size(-1)), targets.view(-1), ignore_index=-1)

    model = GPT()
    decay = [p for p in model.parameters() if p.dim() >= 2]
    plain = [p for p in model.parameters() if p.dim() < 2]
    groups = [{"params": decay, "weight_decay": 0.1}, {"params": plain, "weight_decay": 0.0}]
    opt = mod.optim.AdamW(groups, lr=1e-2, betas=(0.9, 0.95))
    data = mod.arange(200) * 7 % 11
    losses = []
    for _ in range(12):
        ix = mod.randint(len(data) - 8, (4,))
        x = mod.stack([data[i : i + 8] for i in ix])
        y = mod.stack([data[i + 1 : i + 9] for i in ix])
        _, loss = model(x, y)
        opt.zero_grad(set_to_none=True)
        loss.backward()
        mod.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        opt.step()
        losses.append(loss.item())
    return losses


def resnet(mod):
    nn = mod.nn

    class Basic(nn.Module):
        def __init__(self, a, b, stride=1):
            super().__init__()
            self.conv1 = nn.Conv2d(a, b, 3, stride, 1, bias=False)
            self.bn1 = nn.BatchNorm2d(b)
            self.relu = nn.ReLU(inplace=True)
            self.conv2 = nn.Conv2d(b, b, 3, 1, 1, bias=False)
            self.bn2 = nn.BatchNorm2d(b)
            self.down = None
            if stride != 1 or a != b:
                self.down = nn.Sequential(nn.Conv2d(a, b, 1, stride, bias=False), nn.BatchNorm2d(b))

        def forward(self, x):
            identity = x if self.down is None else self.down(x)
            out = self.relu(self.bn1(self.conv1(x)))
            out = self.bn2(self.conv2(out))
            out += identity
            return self.relu(out)

    class Net(nn.Module):
        def __init__(self):
            super().__init__()
            self.stem = nn.Sequential(nn.Conv2d(3, 8, 3, padding=1), nn.MaxPool2d(2))
            self.layers = nn.Sequential(Basic(8, 8), Basic(8, 16, 2))
            self.pool = nn.AdaptiveAvgPool2d((1, 1))
            self.fc = nn.Linear(16, 4)
            for m in self.modules():
                if isinstance(m, nn.Conv2d):
                    nn.init.kaiming_normal_(m.weight, mode="fan_out", nonlinearity="relu")
                elif isinstance(m, nn.BatchNorm2d):
                    nn.init.constant_(m.weight, 1)
                    nn.init.constant_(m.bias, 0)

        def forward(self, x):
            x = self.pool(self.layers(self.stem(x)))
            return self.fc(mod.flatten(x, 1))

    model = Net()
    opt = mod.optim.SGD(model.parameters(), lr=0.05, momentum=0.9, weight_decay=1e-4)
    schedule = mod.optim.lr_scheduler.OneCycleLR(opt, 0.1, total_steps=10)
    criterion = nn.CrossEntropyLoss(label_smoothing=0.1)
    x, y = mod.randn(16, 3, 16, 16), mod.arange(16) % 4
    loader = mod.utils.data.DataLoader(mod.utils.data.TensorDataset(x, y), batch_size=8, shuffle=True)
    losses = []
    for _ in range(5):
        model.train()
        for images, labels in loader:
            loss = criterion(model(images), labels)
            opt.zero_grad()
            loss.backward()
            opt.step()
            schedule.step()
            losses.append(loss.item())
    model.eval()
    with mod.no_grad():
        correct = (model(x).argmax(1) == y).float().mean().item()
    return losses, round(correct, 1)


def lstm_model(mod):
    """Sequences of different lengths, packed."""
    nn = mod.nn

    class Tagger(nn.Module):
        def __init__(self):
            super().__init__()
            self.embed = nn.Embedding(20, 8, padding_idx=0)
            self.lstm = nn.LSTM(8, 12, num_layers=2, batch_first=True, dropout=0.2, bidirectional=True)
            self.out = nn.Linear(24, 3)

        def forward(self, tokens, lengths):
            packed = nn.utils.rnn.pack_padded_sequence(
                self.embed(tokens), lengths, batch_first=True, enforce_sorted=False
            )
            _, (h, _) = self.lstm(packed)
            return self.out(mod.cat([h[-2], h[-1]], dim=1))

    model = Tagger()
    opt = mod.optim.Adam(model.parameters(), lr=0.02)
    losses = []
    for step in range(8):
        lengths = [3 + (step + i) % 4 for i in range(5)]
        rows = [mod.randint(1, 20, (n,)) for n in lengths]
        tokens = nn.utils.rnn.pad_sequence(rows, batch_first=True)
        target = mod.tensor([n % 3 for n in lengths])
        loss = nn.functional.cross_entropy(model(tokens, mod.tensor(lengths)), target)
        opt.zero_grad()
        loss.backward()
        opt.step()
        losses.append(loss.item())
    return losses


def autoencoder(mod):
    """A variational autoencoder: reparametrisation, two losses, evaluation."""
    nn, F = mod.nn, mod.nn.functional

    class VAE(nn.Module):
        def __init__(self):
            super().__init__()
            self.fc1 = nn.Linear(20, 12)
            self.fc21 = nn.Linear(12, 4)
            self.fc22 = nn.Linear(12, 4)
            self.fc3 = nn.Linear(4, 12)
            self.fc4 = nn.Linear(12, 20)

        def forward(self, x):
            h = F.relu(self.fc1(x.view(-1, 20)))
            mu, logvar = self.fc21(h), self.fc22(h)
            std = mod.exp(0.5 * logvar)
            z = mu + mod.randn_like(std) * std
            return mod.sigmoid(self.fc4(F.relu(self.fc3(z)))), mu, logvar

    model = VAE()
    opt = mod.optim.Adam(model.parameters(), lr=1e-2)
    x = mod.rand(32, 20)
    losses = []
    for _ in range(10):
        opt.zero_grad()
        recon, mu, logvar = model(x)
        bce = F.binary_cross_entropy(recon, x, reduction="sum")
        kld = -0.5 * mod.sum(1 + logvar - mu.pow(2) - logvar.exp())
        loss = bce + kld
        loss.backward()
        opt.step()
        losses.append(loss.item() / 100)
    return losses


def gan(mod):
    """Two models, two optimizers, detach."""
    nn = mod.nn
    generator = nn.Sequential(nn.Linear(4, 16), nn.LeakyReLU(0.2), nn.Linear(16, 2))
    critic = nn.Sequential(nn.Linear(2, 16), nn.LeakyReLU(0.2), nn.Dropout(0.3), nn.Linear(16, 1))
    g_opt = mod.optim.RMSprop(generator.parameters(), lr=1e-3)
    c_opt = mod.optim.Adam(critic.parameters(), lr=1e-3, betas=(0.5, 0.999))
    losses = []
    for _ in range(8):
        real = mod.randn(16, 2) * 0.5 + 1
        fake = generator(mod.randn(16, 4))
        c_opt.zero_grad()
        c_loss = nn.functional.softplus(-critic(real)).mean() + nn.functional.softplus(critic(fake.detach())).mean()
        c_loss.backward()
        c_opt.step()
        for p in critic.parameters():
            p.data.clamp_(-0.1, 0.1)
        g_opt.zero_grad()
        g_loss = nn.functional.softplus(-critic(fake)).mean()
        g_loss.backward()
        g_opt.step()
        losses += [c_loss.item(), g_loss.item()]
    return losses


def reinforce(mod):
    """Policy gradients: sampling, log probabilities, returns."""
    nn = mod.nn
    policy = nn.Sequential(nn.Linear(3, 8), nn.Tanh(), nn.Linear(8, 2))
    opt = mod.optim.Adam(policy.parameters(), lr=0.05)
    rng = np.random.default_rng(0)
    losses = []
    for _ in range(6):
        state = mod.from_numpy(rng.standard_normal((10, 3)).astype(np.float32))
        logits = policy(state)
        probs = mod.softmax(logits, dim=-1)
        actions = mod.multinomial(probs, 1)
        logp = mod.log_softmax(logits, dim=-1).gather(1, actions).squeeze(1)
        reward = (actions.squeeze(1) == (state[:, 0] > 0).long()).float()
        reward = (reward - reward.mean()) / (reward.std() + 1e-6)
        loss = -(logp * reward).sum()
        opt.zero_grad()
        loss.backward()
        opt.step()
        losses.append(loss.item())
    return losses


def accumulation(mod):
    """Gradient accumulation, an average of weights, a checkpointed block, early stopping on a plateau."""
    nn = mod.nn
    block = nn.Sequential(nn.Linear(6, 6), nn.Dropout(0.2), nn.ReLU())
    model = nn.Sequential(nn.Linear(3, 6), block, nn.Linear(6, 1))
    averaged = mod.optim.swa_utils.AveragedModel(model, multi_avg_fn=mod.optim.swa_utils.get_ema_multi_avg_fn(0.8))
    opt = mod.optim.SGD(model.parameters(), lr=0.1, nesterov=True, momentum=0.9)
    plateau = mod.optim.lr_scheduler.ReduceLROnPlateau(opt, patience=1)
    checkpoint = __import__(f"{mod.__name__}.utils.checkpoint", fromlist=["checkpoint"]).checkpoint
    x = mod.randn(24, 3)
    y = x.sum(1, keepdim=True)
    losses = []
    for _ in range(5):
        opt.zero_grad()
        total = 0.0
        for part, target in zip(x.chunk(3), y.chunk(3)):
            h = model[0](part)
            h = checkpoint(block, h, use_reentrant=False)
            loss = nn.functional.mse_loss(model[2](h), target) / 3
            loss.backward()
            total += loss.item()
        opt.step()
        averaged.update_parameters(model)
        plateau.step(total)
        losses.append(total)
    averaged.eval()
    return losses, averaged(x).sum().item()


@pytest.mark.parametrize("program", [gpt, resnet, lstm_model, autoencoder, gan, reinforce, accumulation])
def test_program(program):
    same(program, tolerance=2e-3)
