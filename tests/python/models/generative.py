"""Generative models: a convolutional VAE and a DCGAN."""


def vae(mod, latent=6):
    """Encoder, reparametrised sample, decoder (Kingma and Welling, 2013)."""
    nn, F = mod.nn, mod.nn.functional

    class VAE(nn.Module):
        def __init__(self):
            super().__init__()
            self.encoder = nn.Sequential(
                nn.Conv2d(1, 8, 3, stride=2, padding=1),
                nn.SiLU(),
                nn.Conv2d(8, 16, 3, stride=2, padding=1),
                nn.GroupNorm(4, 16),
                nn.SiLU(),
                nn.Flatten(),
            )
            self.mean, self.log_variance = nn.Linear(16 * 16, latent), nn.Linear(16 * 16, latent)
            self.decoder = nn.Sequential(
                nn.Linear(latent, 16 * 16),
                nn.SiLU(),
                nn.Unflatten(1, (16, 4, 4)),
                nn.ConvTranspose2d(16, 8, 3, stride=2, padding=1, output_padding=1),
                nn.SiLU(),
                nn.ConvTranspose2d(8, 1, 3, stride=2, padding=1, output_padding=1),
            )

        def forward(self, x):
            h = self.encoder(x)
            mean, log_variance = self.mean(h), self.log_variance(h)
            z = mean + mod.randn_like(mean) * mod.exp(0.5 * log_variance)
            return self.decoder(z), mean, log_variance

    model = VAE()

    def loss():
        x = mod.rand(8, 1, 16, 16)
        logits, mean, log_variance = model(x)
        fit = F.binary_cross_entropy_with_logits(logits, x, reduction="sum")
        divergence = -0.5 * mod.sum(1 + log_variance - mean.pow(2) - log_variance.exp())
        return (fit + divergence) / x.numel()

    return model, loss


def dcgan(mod, width=8, latent=10):
    """Both networks in one module; the loss is the critic's and the generator's, each blind to the other's weights
    (Radford et al., 2015).
    """
    nn, F = mod.nn, mod.nn.functional

    def up(inputs, outputs, stride, padding):
        return (
            nn.ConvTranspose2d(inputs, outputs, 4, stride, padding, bias=False),
            nn.BatchNorm2d(outputs),
            nn.ReLU(True),
        )

    def down(inputs, outputs):
        return (
            nn.Conv2d(inputs, outputs, 4, 2, 1, bias=False),
            nn.BatchNorm2d(outputs),
            nn.LeakyReLU(0.2, inplace=True),
        )

    class DCGAN(nn.Module):
        def __init__(self):
            super().__init__()
            self.generator = nn.Sequential(
                *up(latent, 4 * width, 1, 0),
                *up(4 * width, 2 * width, 2, 1),
                *up(2 * width, width, 2, 1),
                nn.ConvTranspose2d(width, 3, 4, 2, 1, bias=False),
                nn.Tanh(),
            )
            self.critic = nn.Sequential(
                nn.Conv2d(3, width, 4, 2, 1, bias=False),
                nn.LeakyReLU(0.2, inplace=True),
                *down(width, 2 * width),
                *down(2 * width, 4 * width),
                nn.Conv2d(4 * width, 1, 4, 1, 0, bias=False),
                nn.Flatten(0),
            )
            for m in self.modules():
                if isinstance(m, (nn.Conv2d, nn.ConvTranspose2d)):
                    nn.init.normal_(m.weight, 0.0, 0.02)
                elif isinstance(m, nn.BatchNorm2d):
                    nn.init.normal_(m.weight, 1.0, 0.02)
                    nn.init.zeros_(m.bias)

    model = DCGAN()

    def loss():
        real = mod.rand(4, 3, 32, 32) * 2 - 1
        fake = model.generator(mod.randn(4, latent, 1, 1))
        ones, zeros = mod.ones(4), mod.zeros(4)
        bce = F.binary_cross_entropy_with_logits
        critics = bce(model.critic(real), ones) + bce(model.critic(fake.detach()), zeros)
        for p in model.critic.parameters():
            p.requires_grad_(False)
        generators = bce(model.critic(fake), ones)
        for p in model.critic.parameters():
            p.requires_grad_(True)
        return critics + generators

    return model, loss
