import flashlight

flashlight.manual_seed(0)
x = flashlight.ones(2, 6)
print(flashlight.nn.functional.dropout(x, p=0.5))
