import flashlight

flashlight.manual_seed(0)
print(flashlight.randn(2, 3))
print(flashlight.randperm(5))
