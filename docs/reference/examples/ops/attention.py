import flashlight

flashlight.manual_seed(0)
q, k, v = (flashlight.randn(1, 2, 4, 8) for _ in range(3))  # batch, heads, length, width
out = flashlight.nn.functional.scaled_dot_product_attention(q, k, v, is_causal=True)
print(out[0, 0, :, :3])
