#!/usr/bin/env python3
"""The cost of a call: flashlight and PyTorch side by side in one process, rounds alternating.

Run as PYTHONPATH=python python bench/dispatch.py [-w] [part of a group or of a statement ...]; -w shows only what is
above its target. A case is a statement, timed without a function around it and less the time of an empty loop. Times
are the process's own CPU time, so that other processes on the machine disturb them less; the figures are the smallest
of the rounds.
"""

import sys
import time
import timeit

import flashlight
import torch

ROUNDS, SECONDS = 15, 0.0015

SETUP = """
nn, F = torch.nn, torch.nn.functional
torch.manual_seed(0)
x, y = torch.tensor([1.5]), torch.tensor([2.5])
s, i, b = torch.tensor(2.0), torch.tensor([3]), torch.tensor([True])
m, m8 = torch.ones(8, 16), torch.ones(8, 8)
mask, row, places = m > 0, torch.ones(16), torch.tensor([1, 3, 5])
rowmask = torch.tensor([True, False] * 4)
batch = torch.ones(2, 8, 8)
big = torch.ones(64)
one, two, eight, square = torch.empty(1), torch.empty(2), torch.empty(8), torch.empty(8, 8)
eighth = torch.empty(8, dtype=torch.int64)
w = torch.ones(1, requires_grad=True)
weights = torch.ones(4, 4, requires_grad=True)
plain = torch.ones(4, 4)
image, signal, volume = torch.ones(1, 3, 6, 6), torch.ones(1, 3, 8), torch.ones(1, 3, 4, 4, 4)
v, u, sequence, words = torch.ones(1, 4), torch.ones(1, 8), torch.ones(3, 1, 4), torch.tensor([[1, 2]])
logits, classes, zero_one = torch.ones(2, 4), torch.tensor([1, 2]), torch.tensor([[0.0, 1, 0, 1], [1, 0, 1, 0]])
logp = F.log_softmax(logits, 1)

def chain():
    z = w
    for _ in range(100):
        z = z * 1.5
    return z

def chain_backward():
    chain().backward()

class MLP(nn.Module):
    def __init__(self):
        super().__init__()
        self.a, self.b = nn.Linear(4, 4), nn.Linear(4, 4)
    def forward(self, x):
        return self.b(F.relu(self.a(x)))

own = MLP()
mlp = nn.Sequential(nn.Linear(8, 64), nn.ReLU(), nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 4))
ten = nn.Sequential(*[nn.Linear(4, 4) if k % 2 else nn.Tanh() for k in range(10)])
linears = nn.Sequential(*[nn.Linear(4, 4) for _ in range(10)])
acts = nn.Sequential(*[nn.ReLU() for _ in range(10)])

def train(optimizer):
    optimizer.zero_grad()
    mlp(u).sum().backward()
    optimizer.step()

def stepper(make):
    model = nn.Sequential(nn.Linear(4, 4), nn.Linear(4, 4))
    for p in model.parameters():
        p.grad = torch.ones_like(p)
    return make(model.parameters())

sgd = stepper(lambda p: torch.optim.SGD(p, 0.0))
momentum = stepper(lambda p: torch.optim.SGD(p, 0.0, momentum=0.9))
adam, adamw = stepper(lambda p: torch.optim.Adam(p, 0.0)), stepper(lambda p: torch.optim.AdamW(p, 0.0))
rmsprop, adagrad = stepper(lambda p: torch.optim.RMSprop(p, 0.0)), stepper(lambda p: torch.optim.Adagrad(p, 0.0))
mlp_sgd = torch.optim.SGD(mlp.parameters(), 0.0)
no_grad = torch.no_grad
"""

# Group: (target, statements).
CASES = {
    "arithmetic": (
        0.2,
        """
        x + y; x - y; x * y; x / y; x ** 2; x + 1; x + 1.0; 1 - x; 2.0 / x; -x; abs(x); i + 1; i // 2; i % 2
        x % 2; s + x; i + x; x + s.item(); m + row; m + m; torch.add(x, y); torch.add(x, y, alpha=2); x.add(y)
        x.mul(2); torch.pow(x, y); torch.maximum(x, y); torch.clamp(x, 0, 1); x.clamp(min=0); torch.where(b, x, y)
        torch.addcmul(x, y, y); torch.lerp(x, y, 0.5); x.exp(); x.sqrt(); x.log(); torch.relu(x); torch.sigmoid(x)
        torch.tanh(x); torch.isnan(x); torch.isfinite(x); x.round(); x.sign(); m8 @ m8; m @ row; row @ row
        torch.mm(m8, m8); torch.bmm(batch, batch); torch.matmul(m8, m8); torch.dot(row, row); torch.outer(x, y)
        torch.addmm(m8, m8, m8); torch.einsum('ij,jk->ik', m8, m8); F.linear(v, plain); F.relu(x); F.gelu(x)
        F.softmax(m, 1)""",
    ),
    "in place": (
        0.2,
        """
        x.add_(0.0); x.mul_(1.0); x.add_(y, alpha=0.0); x.copy_(y); x.zero_(); x.fill_(1.5); x.clamp_(0, 2)
        x.sub_(0.0); x.div_(1.0); x.relu_(); plain.uniform_(); plain.normal_()""",
    ),
    "out=": (
        0.2,
        """
        torch.add(x, y, out=y); torch.add(x, y, out=one); torch.mul(x, 2, out=one); torch.exp(x, out=one)
        torch.clamp(x, 0, 1, out=one); torch.mm(m8, m8, out=square); torch.sum(m, 1, out=eight)
        torch.cat([x, y], out=two); torch.zeros(2, out=two); torch.max(m, 1, out=(eight, eighth))""",
    ),
    "comparison": (
        0.2,
        """
        x > y; x > 1; x == y; x != 1; x <= y; b & b; b | b; ~b; torch.eq(x, y); torch.equal(x, y)
        torch.allclose(x, y); torch.logical_and(b, b); x.any(); x.all(); m.any(); torch.isclose(x, y)""",
    ),
    "indexing": (
        0.2,
        """
        m[0]; m[-1]; m[0, 1]; m[:, 1]; m[1:3]; m[:, 1:3]; m[::2]; m[..., 0]; m[None]; m[:, None]; m[mask]
        m[rowmask]; m[places]; m[[1, 3, 5]]; m[places, places]; m[i]; m[0] = row; m[0, 1] = 1.0; m[:, 1:3] = 1.0
        m[mask] = 1.0; m[places] = 1.0; m[places] = row; m[0][1]; row[0]; row[3].item(); len(m); list(row)
        a, c = y.repeat(2); iter(m); x in y; m.select(0, 1); m.narrow(0, 1, 2); m.index_select(0, places)
        m.masked_fill(mask, 0.0); torch.gather(m, 0, m.long()); torch.masked_select(m, mask)
        m.index_fill(0, places, 1.0); torch.nonzero(b); torch.take_along_dim(m, places[None], 1)
        m.index_add(0, i, row[None]); torch.index_select(m, 0, places)""",
    ),
    "scalars": (
        0.2,
        """
        x.item(); i.item(); float(x); int(i); bool(x); x.tolist(); row.tolist(); m8.tolist(); m.numpy(); repr(x)
        str(x); format(s, '.3f'); s.__float__(); torch.is_tensor(x); hash(x); x.numel(); x.dim()
        x.is_contiguous()""",
    ),
    "attributes": (
        0.2,
        """
        m.shape; m.shape[0]; m.size(); m.size(0); m.size(-1); m.stride(); m.dtype; m.device; m.ndim
        m.requires_grad; w.grad; w.is_leaf; m.data; m.T; m.mT; m.is_floating_point(); m.data_ptr(); x.grad_fn
        m.layout""",
    ),
    "views": (
        0.2,
        """
        m.view(16, 8); m.view(-1); m.reshape(16, 8); m.reshape(-1); m.t(); m.transpose(0, 1); m.permute(1, 0)
        m.unsqueeze(0); x.squeeze(0); x.squeeze(); m.flatten(); m.expand(2, 8, 16); x.expand(3); m.detach()
        m.view_as(m); m.chunk(2); m.split(4); m.unbind(0); m.contiguous(); m.t().contiguous(); m.clone()
        m.to(torch.float32); m.to(torch.float64); m.float(); m.double(); m.long(); m.to('cpu'); x.type_as(s)
        m.requires_grad_(False); torch.transpose(m, 0, 1); m.movedim(0, 1); m.flip(0); m.roll(1, 0)
        m.repeat(2, 1); torch.diagonal(m8); m.tril()""",
    ),
    "reductions": (
        0.2,
        """
        x.sum(); big.sum(); m.sum(1); m.sum(dim=1, keepdim=True); m.mean(); m.mean(0); m.max(); m.min(); m.max(1)
        m.argmax(); m.argmax(1); m.amax(1); m.prod(); m.std(); m.var(1); m.norm(); m.cumsum(0); m.logsumexp(1)
        m.topk(2); m.sort(); m.argsort(1); torch.softmax(m, 1); torch.log_softmax(m, 1); torch.median(row)
        torch.sum(m); torch.linalg.norm(row); torch.unique(places); (m > 0).sum(); torch.bincount(places)
        torch.count_nonzero(m)""",
    ),
    "joins": (
        0.2,
        """
        torch.cat([x, y]); torch.cat((m, m), 1); torch.stack([x, y]); torch.stack([m, m], dim=1)
        torch.hstack([x, y]); torch.split(m, 2); torch.chunk(m, 4, dim=1); torch.meshgrid(x, y, indexing='ij')
        torch.tensor_split(m, 2)""",
    ),
    "creation": (
        0.2,
        """
        torch.zeros(2, 3); torch.ones(2); torch.empty(4); torch.full((2,), 1.0); torch.tensor(1.0)
        torch.tensor([1.0, 2.0]); torch.tensor([[1, 2], [3, 4]]); torch.arange(4); torch.arange(0, 1, 0.25)
        torch.linspace(0, 1, 4); torch.eye(3); torch.randn(4); torch.rand(2, 2); torch.randint(0, 4, (2,))
        torch.randperm(4); torch.zeros_like(m); torch.ones_like(x); torch.rand_like(x); torch.randn_like(x)
        torch.empty_like(x); m.new_zeros(2); x.new_tensor([1.0]); torch.zeros(2, dtype=torch.int64)
        torch.zeros(2, requires_grad=True); torch.as_tensor([1.0])
        torch.bernoulli(b.float()); torch.multinomial(big, 2)
        torch.Generator(); nn.Parameter(x)""",
    ),
    "autograd": (
        0.2,
        """
        w + y; w * 2; w * w; chain(); chain_backward(); (w * 2).backward(); (w * w).sum().backward()
        torch.autograd.grad(w * 2, w); torch.autograd.grad(w * w, w, create_graph=True)
        with no_grad(): w + y
        (v @ weights).sum().backward(); F.relu(w).backward(); w.detach(); x.requires_grad_(False); w[0].backward()
        x.clone().requires_grad_(); torch.is_grad_enabled(); (w + 1).grad_fn; w.grad = None""",
    ),
    "functionals": (
        0.3,
        """
        F.leaky_relu_(m); F.elu_(m); F.softplus(m); F.dropout(m); F.normalize(m, dim=1); F.layer_norm(m, (16,))
        F.rms_norm(m, (16,)); F.one_hot(classes, 4); F.embedding(classes, plain); F.pad(m, (1, 1))
        F.pad(image, (1, 1, 1, 1), mode='reflect'); F.max_pool2d(image, 2); F.avg_pool2d(image, 2)
        F.adaptive_avg_pool2d(image, 1); F.interpolate(image, scale_factor=2); F.cosine_similarity(m, m)
        F.scaled_dot_product_attention(batch, batch, batch); F.gumbel_softmax(m)""",
    ),
    "around": (
        1.0,
        """
        torch.finfo(torch.float32); torch.iinfo(torch.int64).max; torch.device('cpu'); m.to(torch.device('cpu'))
        str(m.dtype); m.device == torch.device('cpu'); torch.numel(m); torch.is_floating_point(m)
        torch.initial_seed(); torch.get_default_dtype(); m.untyped_storage(); m.type(); repr(own)
        with torch.no_grad(): pass
        with torch.enable_grad(): pass
        with torch.inference_mode(): pass
        torch.optim.Adam(own.parameters()); own.b = own.a; list(own.children()); list(own.named_modules())
        list(mlp)""",
    ),
    "losses": (
        0.2,
        """
        F.mse_loss(x, y); F.l1_loss(x, y); F.cross_entropy(logits, classes); F.nll_loss(logp, classes)
        F.binary_cross_entropy_with_logits(logits, zero_one); F.binary_cross_entropy(zero_one, zero_one)
        F.smooth_l1_loss(x, y); F.huber_loss(x, y); F.kl_div(logp, zero_one, reduction='batchmean')
        F.cross_entropy(weights, weights.detach()).backward(); F.mse_loss(w, y).backward()""",
    ),
    "optimizers": (
        0.2,
        """
        sgd.step(); momentum.step(); adam.step(); adamw.step(); rmsprop.step(); adagrad.step(); sgd.zero_grad()
        train(mlp_sgd); nn.utils.clip_grad_norm_([w], 1.0)""",
    ),
    "models": (
        0.3,
        """
        own(v); mlp(u); ten(v); linears(v); acts(v)
        with no_grad(): mlp(u)
        mlp.train(); list(mlp.parameters()); mlp.state_dict(); nn.Linear(4, 4); own.a; mlp[0]; mlp.zero_grad()
        list(mlp.modules()); list(mlp.named_parameters()); mlp.apply(id); mlp.to(torch.float32); mlp.double().float()
        for layer in mlp: pass
        len(mlp)""",
    ),
}

# Layers: the input's name, and constructors; each call is a case.
LAYERS = {
    "v": """
        Linear(4, 4); Linear(4, 4, bias=False); Identity(); ReLU(); ReLU(inplace=True); GELU(); SiLU(); Tanh()
        Sigmoid(); Softplus(); LeakyReLU(); ELU(); SELU(); CELU(); PReLU(); Hardtanh(); Hardswish(); Hardsigmoid()
        ReLU6(); Mish(); LogSigmoid(); Softsign(); Softshrink(); Hardshrink(); Tanhshrink(); Threshold(0.1, 1.0)
        RReLU(); GLU(); Softmax(1); LogSoftmax(1); Softmin(1); Dropout(); Dropout(0.0); AlphaDropout()
        LayerNorm(4); RMSNorm(4); Flatten(); Unflatten(1, (2, 2))""",
    "signal": """
        Conv1d(3, 3, 3); ConvTranspose1d(3, 3, 3); BatchNorm1d(3); InstanceNorm1d(3); MaxPool1d(2); AvgPool1d(2)
        AdaptiveAvgPool1d(1); ConstantPad1d(1, 0.0); ReflectionPad1d(1); Dropout1d(); GroupNorm(3, 3)
        Upsample(scale_factor=2); LPPool1d(2, 2); BatchNorm1d(3).eval()""",
    "image": """
        Conv2d(3, 3, 3); Conv2d(3, 3, 3, padding=1); Conv2d(3, 3, 1); Conv2d(3, 3, 3, groups=3)
        ConvTranspose2d(3, 3, 3); BatchNorm2d(3); BatchNorm2d(3).eval(); InstanceNorm2d(3); MaxPool2d(2)
        AvgPool2d(2); AdaptiveAvgPool2d(1); AdaptiveMaxPool2d(2); ZeroPad2d(1); ReflectionPad2d(1)
        ReplicationPad2d(1); Dropout2d(); GroupNorm(3, 3); LocalResponseNorm(2); Softmax2d()
        Upsample(scale_factor=2); Upsample(scale_factor=2, mode='bilinear'); Unfold(2); LPPool2d(2, 2)
        ChannelShuffle(3); PixelUnshuffle(2); CircularPad2d(1); FractionalMaxPool2d(2, output_size=2)""",
    "volume": """
        Conv3d(3, 3, 3); BatchNorm3d(3); MaxPool3d(2); AvgPool3d(2); AdaptiveAvgPool3d(1); ConstantPad3d(1, 0.0)
        Dropout3d(); ConvTranspose3d(3, 3, 3)""",
    "sequence": """RNN(4, 4); LSTM(4, 4); GRU(4, 4)""",
    "words": """Embedding(4, 4); EmbeddingBag(4, 4)""",
    "v, v": """
        CosineSimilarity(); PairwiseDistance(); Bilinear(4, 4, 2); MSELoss(); L1Loss(); SmoothL1Loss()
        HuberLoss(); KLDivLoss(reduction='batchmean'); BCEWithLogitsLoss(); BCELoss(); CrossEntropyLoss()
        SoftMarginLoss(); PoissonNLLLoss()""",
    "logits, classes": """CrossEntropyLoss(); MultiMarginLoss(); CrossEntropyLoss(label_smoothing=0.1)""",
    "logp, classes": "NLLLoss()",
    "v, v, v": "TripletMarginLoss(); GaussianNLLLoss()",
    "sequence, sequence, sequence": "MultiheadAttention(4, 2)",
    "sequence ": "TransformerEncoderLayer(4, 2, 8); TransformerEncoderLayer(4, 2, 8).eval()",
    "v ": "LSTMCell(4, 4); GRUCell(4, 4); RNNCell(4, 4)",
}


def listed(text):
    return [part.strip() for line in text.splitlines() for part in line.split("; ") if part.strip()]


def cases():
    """(group, target, statement, label), statement to be run after SETUP."""
    for group, (target, text) in CASES.items():
        for statement in listed(text):
            yield group, target, statement, statement
    for values, text in LAYERS.items():
        for layer in listed(text):
            yield "layers", 0.3, f"layer({values})", f"{layer}({values.strip()})"


def space(mod):
    """What the statements of one side see: `torch` is that side."""
    names = {"torch": mod}
    exec(SETUP, names)
    return names


def timer(statement, label, names):
    names = dict(names)
    if statement.startswith("layer("):
        maker = label.rsplit("(", 1)[0]
        names["layer"] = eval("nn." + maker, names)
    return timeit.Timer(statement, timer=time.process_time, globals=names)


LOOP = min(timeit.repeat("pass", number=200_000, repeat=9, timer=time.process_time)) / 200_000


def measure(pair):
    """The smallest times of a call, ours and PyTorch's."""
    numbers = [max(1, int(SECONDS / max(t.timeit(20) / 20, 1e-9))) for t in pair]
    numbers = [max(1, int(SECONDS / max(t.timeit(n) / n, 1e-9))) for t, n in zip(pair, numbers)]
    rounds = [[t.timeit(n) / n for t, n in zip(pair, numbers)] for _ in range(ROUNDS)]
    return [min(r[side] for r in rounds) - LOOP for side in (0, 1)]


def main(arguments):
    only_worse = "-w" in arguments
    wanted = [a for a in arguments if a != "-w"]
    torch.set_num_threads(1)
    flashlight.set_num_threads(1)
    print(f"{'':52}{'flashlight':>12}{'PyTorch':>12}{'ratio':>8}")
    sides = [space(flashlight), space(torch)]
    group_before, met, count = None, 0, 0
    for group, target, statement, label in cases():
        if wanted and not any(part in group or part in label for part in wanted):
            continue
        if group != group_before:
            print(f"-- {group}, target {target}")
            group_before = group
        try:
            ours, theirs = measure([timer(statement, label, names) for names in sides])
        except Exception as error:  # a case that one of the sides has not
            print(f"{label:52}{type(error).__name__}: {error}")
            continue
        ratio = ours / theirs
        count, met = count + 1, met + (ratio <= target)
        if ratio > target or not only_worse:
            mark = "  *" if ratio > target else ""
            print(f"{label:52}{ours * 1e9:>9.0f} ns{theirs * 1e9:>9.0f} ns{ratio:>8.2f}{mark}")
    print(f"{met} of {count} within their targets")


if __name__ == "__main__":
    main(sys.argv[1:])
