"""Models of sequences: an LSTM language model, a seq2seq Transformer, a GPT, and the Vision Transformer."""

import math


def tokens(mod, *shape, vocabulary=31):
    return mod.randint(0, vocabulary, shape)


def lstm_language_model(mod, vocabulary=31, width=24):
    """Two layers, weights tied, hidden states carried from batch to batch."""
    nn = mod.nn

    class LanguageModel(nn.Module):
        def __init__(self):
            super().__init__()
            self.drop = nn.Dropout(0.2)
            self.encoder = nn.Embedding(vocabulary, width)
            self.rnn = nn.LSTM(width, width, num_layers=2, dropout=0.2)
            self.decoder = nn.Linear(width, vocabulary)
            self.decoder.weight = self.encoder.weight
            nn.init.uniform_(self.encoder.weight, -0.1, 0.1)
            nn.init.zeros_(self.decoder.bias)

        def forward(self, x, hidden):
            output, hidden = self.rnn(self.drop(self.encoder(x)), hidden)
            return mod.log_softmax(self.decoder(self.drop(output)).view(-1, vocabulary), dim=1), hidden

    model = LanguageModel()
    carried = [mod.zeros(2, 4, width), mod.zeros(2, 4, width)]

    def loss():
        data = tokens(mod, 13, 4)
        output, (h, c) = model(data[:-1], tuple(carried))
        carried[:] = h.detach(), c.detach()
        return nn.functional.nll_loss(output, data[1:].reshape(-1))

    return model, loss


def seq2seq_transformer(mod, vocabulary=31, width=32):
    """nn.Transformer with sinusoidal positions, causal and padding masks (Vaswani et al., 2017)."""
    nn = mod.nn

    class Positions(nn.Module):
        def __init__(self, length=40):
            super().__init__()
            rate = mod.exp(-mod.arange(0, width, 2) * math.log(10000) / width)
            place = mod.arange(0, length).reshape(length, 1)
            table = mod.zeros((length, width))
            table[:, 0::2] = mod.sin(place * rate)
            table[:, 1::2] = mod.cos(place * rate)
            self.dropout = nn.Dropout(0.1)
            self.register_buffer("table", table.unsqueeze(-2))

        def forward(self, x):
            return self.dropout(x + self.table[: x.size(0), :])

    class Translator(nn.Module):
        def __init__(self):
            super().__init__()
            self.transformer = nn.Transformer(width, 4, 2, 2, dim_feedforward=64, dropout=0.1)
            self.generator = nn.Linear(width, vocabulary)
            self.source = nn.Embedding(vocabulary, width)
            self.target = nn.Embedding(vocabulary, width)
            self.positions = Positions()
            for p in self.parameters():
                if p.dim() > 1:
                    nn.init.xavier_uniform_(p)

        def forward(self, source, target):
            causal = nn.Transformer.generate_square_subsequent_mask(target.size(0)) < 0
            source_padding, target_padding = (source == 0).transpose(0, 1), (target == 0).transpose(0, 1)
            out = self.transformer(
                self.positions(self.source(source) * math.sqrt(width)),
                self.positions(self.target(target) * math.sqrt(width)),
                tgt_mask=causal,
                src_key_padding_mask=source_padding,
                tgt_key_padding_mask=target_padding,
                memory_key_padding_mask=source_padding,
            )
            return self.generator(out)

    model = Translator()

    def loss():
        source, target = tokens(mod, 9, 3) + 1, tokens(mod, 8, 3) + 1
        source, target = source.clamp(max=vocabulary - 1), target.clamp(max=vocabulary - 1)
        source[6:, 1] = 0
        target[5:, 2] = 0
        logits = model(source, target[:-1])
        criterion = nn.CrossEntropyLoss(ignore_index=0, label_smoothing=0.1)
        return criterion(logits.reshape(-1, vocabulary), target[1:].reshape(-1))

    return model, loss


def gpt(mod, vocabulary=31, width=32, heads=4, length=12, layers=3):
    """A decoder with scaled_dot_product_attention, tied weights and scaled initialisation (Radford et al., 2019)."""
    nn = mod.nn

    class Attention(nn.Module):
        def __init__(self):
            super().__init__()
            self.c_attn = nn.Linear(width, 3 * width)
            self.c_proj = nn.Linear(width, width)

        def forward(self, x):
            B, T, C = x.size()
            q, k, v = (t.view(B, T, heads, C // heads).transpose(1, 2) for t in self.c_attn(x).split(C, dim=2))
            y = nn.functional.scaled_dot_product_attention(q, k, v, is_causal=True)
            return self.c_proj(y.transpose(1, 2).contiguous().view(B, T, C))

    class Block(nn.Module):
        def __init__(self):
            super().__init__()
            self.ln_1, self.attn, self.ln_2 = nn.LayerNorm(width), Attention(), nn.LayerNorm(width)
            self.mlp = nn.ModuleDict(
                {
                    "c_fc": nn.Linear(width, 4 * width),
                    "act": nn.GELU(approximate="tanh"),
                    "c_proj": nn.Linear(4 * width, width),
                    "dropout": nn.Dropout(0.1),
                }
            )

        def forward(self, x):
            x = x + self.attn(self.ln_1(x))
            y = self.ln_2(x)
            for part in self.mlp.values():
                y = part(y)
            return x + y

    class GPT(nn.Module):
        def __init__(self):
            super().__init__()
            self.transformer = nn.ModuleDict(
                {
                    "wte": nn.Embedding(vocabulary, width),
                    "wpe": nn.Embedding(length, width),
                    "h": nn.ModuleList([Block() for _ in range(layers)]),
                    "ln_f": nn.LayerNorm(width),
                }
            )
            self.lm_head = nn.Linear(width, vocabulary, bias=False)
            self.transformer.wte.weight = self.lm_head.weight
            self.apply(self._start)
            for name, p in self.named_parameters():
                if name.endswith("c_proj.weight"):
                    nn.init.normal_(p, mean=0.0, std=0.02 / math.sqrt(2 * layers))

        def _start(self, m):
            if isinstance(m, (nn.Linear, nn.Embedding)):
                nn.init.normal_(m.weight, mean=0.0, std=0.02)
            if isinstance(m, nn.Linear) and m.bias is not None:
                nn.init.zeros_(m.bias)

        def forward(self, idx):
            x = self.transformer.wte(idx) + self.transformer.wpe(mod.arange(idx.size(1)))
            for block in self.transformer.h:
                x = block(x)
            return self.lm_head(self.transformer.ln_f(x))

    model = GPT()

    def loss():
        data = tokens(mod, 4, length + 1)
        logits = model(data[:, :-1])
        return nn.functional.cross_entropy(logits.view(-1, vocabulary), data[:, 1:].reshape(-1))

    return model, loss


def vision_transformer(mod, width=32, heads=4, layers=3, patch=8, size=32, classes=7):
    """Patches, a class token, pre-norm encoder layers (Dosovitskiy et al., 2020)."""
    nn = mod.nn

    class ViT(nn.Module):
        def __init__(self):
            super().__init__()
            self.conv_proj = nn.Conv2d(3, width, kernel_size=patch, stride=patch)
            self.class_token = nn.Parameter(mod.zeros(1, 1, width))
            self.pos_embedding = nn.Parameter(mod.empty(1, (size // patch) ** 2 + 1, width).normal_(std=0.02))
            layer = nn.TransformerEncoderLayer(
                width, heads, 2 * width, dropout=0.1, activation="gelu", batch_first=True, norm_first=True
            )
            self.encoder = nn.TransformerEncoder(
                layer, layers, norm=nn.LayerNorm(width, eps=1e-6), enable_nested_tensor=False
            )
            self.head = nn.Linear(width, classes)
            nn.init.trunc_normal_(self.conv_proj.weight, std=math.sqrt(1 / (3 * patch * patch)))
            nn.init.zeros_(self.conv_proj.bias)
            nn.init.trunc_normal_(self.head.weight, std=0.02)

        def forward(self, x):
            x = self.conv_proj(x).flatten(2).permute(0, 2, 1)
            x = mod.cat([self.class_token.expand(x.shape[0], -1, -1), x], dim=1)
            return self.head(self.encoder(x + self.pos_embedding)[:, 0])

    model = ViT()

    def loss():
        x, y = mod.randn(4, 3, size, size), mod.randint(0, classes, (4,))
        return nn.functional.cross_entropy(model(x), y, label_smoothing=0.1)

    return model, loss
