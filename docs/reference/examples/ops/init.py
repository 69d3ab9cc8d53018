import flashlight

flashlight.manual_seed(0)
w = flashlight.empty(2, 4)
print(flashlight.nn.init.xavier_uniform_(w))
