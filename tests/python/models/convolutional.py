"""Convolutional networks: ResNet, VGG, MobileNet V2 and V3, U-Net."""


def classifier(mod, model, size=32, classes=7, batch=6):
    """A model with the cross entropy of its logits on random images."""

    def loss():
        x = mod.randn(batch, 3, size, size)
        y = mod.randint(0, classes, (batch,))
        return mod.nn.functional.cross_entropy(model(x), y)

    return model, loss


def initialise(nn, model):
    """He initialisation of convolutions and the usual start of the rest."""
    for m in model.modules():
        if isinstance(m, nn.Conv2d):
            nn.init.kaiming_normal_(m.weight, mode="fan_out", nonlinearity="relu")
            if m.bias is not None:
                nn.init.zeros_(m.bias)
        elif isinstance(m, (nn.BatchNorm2d, nn.GroupNorm)):
            nn.init.ones_(m.weight)
            nn.init.zeros_(m.bias)
        elif isinstance(m, nn.Linear):
            nn.init.normal_(m.weight, 0, 0.01)
            nn.init.zeros_(m.bias)
    return model


# ---- ResNet (He et al., 2015) ----------------------------------------------------------------------------------------


def resnet(mod, bottleneck, counts, width=8, classes=7):
    nn = mod.nn
    expansion = 4 if bottleneck else 1

    class Block(nn.Module):
        def __init__(self, inputs, planes, stride):
            super().__init__()
            outputs = planes * expansion
            sizes = [(inputs, planes, 1, 1), (planes, planes, 3, stride), (planes, outputs, 1, 1)]
            if not bottleneck:
                sizes = [(inputs, planes, 3, stride), (planes, planes, 3, 1)]
            for i, (a, b, kernel, s) in enumerate(sizes, 1):
                setattr(self, f"conv{i}", nn.Conv2d(a, b, kernel, stride=s, padding=kernel // 2, bias=False))
                setattr(self, f"bn{i}", nn.BatchNorm2d(b))
            self.depth = len(sizes)
            self.relu = nn.ReLU(inplace=True)
            self.downsample = None
            if stride != 1 or inputs != outputs:
                self.downsample = nn.Sequential(
                    nn.Conv2d(inputs, outputs, 1, stride=stride, bias=False), nn.BatchNorm2d(outputs)
                )

        def forward(self, x):
            out = x
            for i in range(1, self.depth + 1):
                out = getattr(self, f"bn{i}")(getattr(self, f"conv{i}")(out))
                if i < self.depth:
                    out = self.relu(out)
            out += x if self.downsample is None else self.downsample(x)
            return self.relu(out)

    class ResNet(nn.Module):
        def __init__(self):
            super().__init__()
            self.conv1 = nn.Conv2d(3, width, 7, stride=2, padding=3, bias=False)
            self.bn1 = nn.BatchNorm2d(width)
            self.relu = nn.ReLU(inplace=True)
            self.maxpool = nn.MaxPool2d(3, stride=2, padding=1)
            inputs = width
            for stage, count in enumerate(counts):
                blocks = []
                for i in range(count):
                    blocks.append(Block(inputs, width << stage, 2 if stage and not i else 1))
                    inputs = (width << stage) * expansion
                setattr(self, f"layer{stage + 1}", nn.Sequential(*blocks))
            self.avgpool = nn.AdaptiveAvgPool2d((1, 1))
            self.fc = nn.Linear(inputs, classes)

        def forward(self, x):
            x = self.maxpool(self.relu(self.bn1(self.conv1(x))))
            x = self.layer4(self.layer3(self.layer2(self.layer1(x))))
            return self.fc(mod.flatten(self.avgpool(x), 1))

    model = initialise(nn, ResNet())
    if bottleneck:
        # Every block starts as the identity; without this so deep a network amplifies the last digit within 20 steps.
        for m in model.modules():
            if isinstance(m, Block):
                nn.init.zeros_(m.bn3.weight)
    return model


def resnet18(mod):
    return classifier(mod, resnet(mod, False, [2, 2, 2, 2]), size=48)


def resnet50(mod):
    return classifier(mod, resnet(mod, True, [3, 4, 6, 3]), size=48)


# ---- VGG (Simonyan and Zisserman, 2014) ------------------------------------------------------------------------------


def vgg11(mod):
    nn = mod.nn
    layers, inputs = [], 3
    for width in (8, "pool", 16, "pool", 32, 32, "pool", 64, 64, "pool", 64, 64, "pool"):
        if width == "pool":
            layers.append(nn.MaxPool2d(kernel_size=2, stride=2))
        else:
            layers += [nn.Conv2d(inputs, width, kernel_size=3, padding=1), nn.ReLU(inplace=True)]
            inputs = width

    class VGG(nn.Module):
        def __init__(self):
            super().__init__()
            self.features = nn.Sequential(*layers)
            self.avgpool = nn.AdaptiveAvgPool2d((2, 2))
            self.classifier = nn.Sequential(
                nn.Linear(64 * 4, 48),
                nn.ReLU(True),
                nn.Dropout(),
                nn.Linear(48, 48),
                nn.ReLU(True),
                nn.Dropout(),
                nn.Linear(48, 7),
            )

        def forward(self, x):
            return self.classifier(mod.flatten(self.avgpool(self.features(x)), 1))

    return classifier(mod, initialise(nn, VGG()), size=64)


# ---- MobileNet V2 (Sandler et al., 2018) and V3 (Howard et al., 2019) ------------------------------------------------


def rounded(value, divisor=8):
    new = max(divisor, int(value + divisor / 2) // divisor * divisor)
    return new + divisor if new < 0.9 * value else new


def mobilenet_v2(mod, width=0.25):
    nn = mod.nn

    def convolution(inputs, outputs, kernel=3, stride=1, groups=1):
        return nn.Sequential(
            nn.Conv2d(inputs, outputs, kernel, stride, (kernel - 1) // 2, groups=groups, bias=False),
            nn.BatchNorm2d(outputs),
            nn.ReLU6(inplace=True),
        )

    class InvertedResidual(nn.Module):
        def __init__(self, inputs, outputs, stride, expand):
            super().__init__()
            hidden = round(inputs * expand)
            self.residual = stride == 1 and inputs == outputs
            layers = [convolution(inputs, hidden, kernel=1)] if expand != 1 else []
            self.conv = nn.Sequential(
                *layers,
                convolution(hidden, hidden, stride=stride, groups=hidden),
                nn.Conv2d(hidden, outputs, 1, 1, 0, bias=False),
                nn.BatchNorm2d(outputs),
            )

        def forward(self, x):
            return x + self.conv(x) if self.residual else self.conv(x)

    class MobileNetV2(nn.Module):
        def __init__(self):
            super().__init__()
            inputs = rounded(32 * width)
            features = [convolution(3, inputs, stride=2)]
            for expand, channels, count, stride in (
                (1, 16, 1, 1),
                (6, 24, 2, 2),
                (6, 32, 3, 2),
                (6, 64, 4, 2),
                (6, 96, 3, 1),
                (6, 160, 3, 2),
                (6, 320, 1, 1),
            ):
                outputs = rounded(channels * width)
                for i in range(count):
                    features.append(InvertedResidual(inputs, outputs, stride if i == 0 else 1, expand))
                    inputs = outputs
            features.append(convolution(inputs, 128, kernel=1))
            self.features = nn.Sequential(*features)
            self.classifier = nn.Sequential(nn.Dropout(0.2), nn.Linear(128, 7))

        def forward(self, x):
            x = nn.functional.adaptive_avg_pool2d(self.features(x), (1, 1))
            return self.classifier(mod.flatten(x, 1))

    return classifier(mod, initialise(nn, MobileNetV2()), size=64)


def mobilenet_v3(mod, width=0.5):
    """The small one: squeeze and excitation, hard swish."""
    nn = mod.nn

    class SqueezeExcitation(nn.Module):
        def __init__(self, channels, squeeze):
            super().__init__()
            self.avgpool = nn.AdaptiveAvgPool2d(1)
            self.fc1 = nn.Conv2d(channels, squeeze, 1)
            self.fc2 = nn.Conv2d(squeeze, channels, 1)
            self.activation = nn.ReLU()
            self.scale_activation = nn.Hardsigmoid()

        def forward(self, x):
            return x * self.scale_activation(self.fc2(self.activation(self.fc1(self.avgpool(x)))))

    def convolution(inputs, outputs, kernel, stride=1, groups=1, activation=None):
        layers = [
            nn.Conv2d(inputs, outputs, kernel, stride, (kernel - 1) // 2, groups=groups, bias=False),
            nn.BatchNorm2d(outputs, eps=0.001, momentum=0.01),
        ]
        return nn.Sequential(*layers, *([activation(inplace=True)] if activation else []))

    class Block(nn.Module):
        def __init__(self, inputs, kernel, hidden, outputs, excite, activation, stride):
            super().__init__()
            self.residual = stride == 1 and inputs == outputs
            layers = [convolution(inputs, hidden, 1, activation=activation)] if hidden != inputs else []
            layers.append(convolution(hidden, hidden, kernel, stride, hidden, activation))
            if excite:
                layers.append(SqueezeExcitation(hidden, rounded(hidden // 4)))
            self.block = nn.Sequential(*layers, convolution(hidden, outputs, 1))

        def forward(self, x):
            result = self.block(x)
            if self.residual:
                result += x
            return result

    settings = (
        (3, 16, 16, True, nn.ReLU, 2),
        (3, 72, 24, False, nn.ReLU, 2),
        (3, 88, 24, False, nn.ReLU, 1),
        (5, 96, 40, True, nn.Hardswish, 2),
        (5, 240, 40, True, nn.Hardswish, 1),
        (5, 120, 48, True, nn.Hardswish, 1),
        (5, 288, 96, True, nn.Hardswish, 2),
        (5, 576, 96, True, nn.Hardswish, 1),
    )

    class MobileNetV3(nn.Module):
        def __init__(self):
            super().__init__()
            inputs = rounded(16 * width)
            layers = [convolution(3, inputs, 3, 2, activation=nn.Hardswish)]
            for kernel, hidden, channels, excite, activation, stride in settings:
                outputs = rounded(channels * width)
                layers.append(Block(inputs, kernel, rounded(hidden * width), outputs, excite, activation, stride))
                inputs = outputs
            layers.append(convolution(inputs, 6 * inputs, 1, activation=nn.Hardswish))
            self.features = nn.Sequential(*layers)
            self.avgpool = nn.AdaptiveAvgPool2d(1)
            self.classifier = nn.Sequential(
                nn.Linear(6 * inputs, 64), nn.Hardswish(inplace=True), nn.Dropout(0.2, inplace=True), nn.Linear(64, 7)
            )

        def forward(self, x):
            return self.classifier(mod.flatten(self.avgpool(self.features(x)), 1))

    return classifier(mod, initialise(nn, MobileNetV3()), size=64)


# ---- U-Net (Ronneberger et al., 2015) --------------------------------------------------------------------------------


def unet(mod, width=8, depth=3, classes=3):
    nn = mod.nn

    def double(inputs, outputs):
        return nn.Sequential(
            nn.Conv2d(inputs, outputs, 3, padding=1, bias=False),
            nn.BatchNorm2d(outputs),
            nn.ReLU(inplace=True),
            nn.Conv2d(outputs, outputs, 3, padding=1, bias=False),
            nn.BatchNorm2d(outputs),
            nn.ReLU(inplace=True),
        )

    class UNet(nn.Module):
        def __init__(self):
            super().__init__()
            widths = [width << i for i in range(depth + 1)]
            self.inc = double(3, width)
            self.down = nn.ModuleList(nn.Sequential(nn.MaxPool2d(2), double(a, b)) for a, b in zip(widths, widths[1:]))
            self.up = nn.ModuleList(
                nn.ConvTranspose2d(b, a, kernel_size=2, stride=2) for a, b in zip(widths[-2::-1], widths[:0:-1])
            )
            self.join = nn.ModuleList(double(2 * a, a) for a in widths[-2::-1])
            self.outc = nn.Conv2d(width, classes, kernel_size=1)

        def forward(self, x):
            kept = [self.inc(x)]
            for down in self.down:
                kept.append(down(kept[-1]))
            x = kept.pop()
            for up, join in zip(self.up, self.join):
                skip = kept.pop()
                x = up(x)
                dy, dx = skip.size(2) - x.size(2), skip.size(3) - x.size(3)
                x = nn.functional.pad(x, [dx // 2, dx - dx // 2, dy // 2, dy - dy // 2])
                x = join(mod.cat([skip, x], dim=1))
            return self.outc(x)

    model = UNet()

    def loss():
        x = mod.randn(2, 3, 26, 31)
        y = mod.randint(0, classes, (2, 26, 31))
        logits = model(x)
        share = mod.softmax(logits, dim=1)
        one_hot = nn.functional.one_hot(y, classes).permute(0, 3, 1, 2).float()
        dice = 2 * (share * one_hot).sum((0, 2, 3)) / (share + one_hot).sum((0, 2, 3))
        return nn.functional.cross_entropy(logits, y) + 1 - dice.mean()

    return model, loss
