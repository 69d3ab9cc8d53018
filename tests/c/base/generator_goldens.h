// clang-format off
/* Made by tools/dump_generator_goldens.py with PyTorch 2.13.0+cpu. Do not edit. */
static const uint64_t golden_seeds[] = {0u, 1u, 42u, 4294967303u, 9223372036854775813u};
static const int64_t golden_sizes[] = {1, 5, 15, 16, 17, 31, 33, 100, 623, 625, 1000, 3001};

/* A row a stream: for each seed, the hash over draws of all sizes in turn and the state after them. */
static const struct {
    const char *name;
    uint64_t hash[5];
} golden_exact[] = {
    {"uniform_f32", {0x46846c89ab41be85u, 0xad20f82e3ede4771u, 0xca9375585e6dfc67u, 0x4eb8fdd057934d0eu, 0xcfa543e69cf7aad1u}},
    {"uniform_f64", {0xff4400a7dadcc8a2u, 0x9d8c606dfa2a4390u, 0x59a2ffe51e15a427u, 0xbc7c9065d1fb27c1u, 0x26fc6f0326b82b22u}},
    {"uniform_between_f32", {0x299ec8df795b7ff6u, 0x9dfd85fa11611e88u, 0x57734177c07c2d85u, 0x615bc1043952da14u, 0xd385c171f282ebd1u}},
    {"uniform_between_f64", {0x181fee1c8f74947bu, 0x2bc04c9dbbc36dd3u, 0x178a1953304f14a7u, 0xfa5270ef7b92640au, 0x8aad7f65fd0ba1b6u}},
    {"uniform_strided_f32", {0x299ec8df795b7ff6u, 0x9dfd85fa11611e88u, 0x57734177c07c2d85u, 0x615bc1043952da14u, 0xd385c171f282ebd1u}},
    {"normal_f32", {0xd95028925b4e4af2u, 0xc162aba50b1f7a4cu, 0xa9a59e1790adf9bdu, 0x07ee736ba9ddf796u, 0x8d7914493e20f12au}},
    {"normal_between_f32", {0x41a9231bd2a42e72u, 0x5c60aaf9af38cbfcu, 0x26d39d7da2ec7fd3u, 0x548ee0d80b03c11au, 0x95db2a2efb41cfb1u}},
    {"normal_bf16", {0xdb2ebff15a738417u, 0xb8117a607019d108u, 0xd56a292a79e80f68u, 0x2e293adc7593a7f3u, 0x08e306aac9186798u}},
    {"integer_small", {0xeb59d390865da614u, 0x3db38d3744729eccu, 0x2cd401a67e34e342u, 0xd949a44a364373eeu, 0xf93baa266c399103u}},
    {"integer_2_28", {0x77156fa41ebf9b4bu, 0x86ff795b6af2d588u, 0x26545c26741b4a41u, 0x9f8e2ae574bc5eadu, 0x08f7d20973443877u}},
    {"integer_large", {0xa45eb1981c723c4du, 0x0244903c8d76d8c5u, 0xed84a8a29ba441c7u, 0x86d39f90b650b298u, 0x606c03cf26bc54a0u}},
    {"bernoulli", {0x8853499bfc762d79u, 0xbc081250b1061919u, 0xfd591b1494bb1c9fu, 0xdabdf7762355c4ccu, 0x68610bc4c7f4c1eau}},
    {"permutation", {0xb154b98159c6faa2u, 0x8d1901a6b334ed28u, 0x4caf9525edf2acc5u, 0xb22ec9be5ee23dddu, 0xaf10b8ffdfb46af9u}},
};

/* The first 23 draws after seed 42. */
static const struct {
    const char *name;
    double value[23];
} golden_close[] = {
    {"scalar_normal",
     {0x1.56f7581f04d7ap+0, 0x1.e3b4ae9bd1d78p-1, 0x1.253e140e7bb4fp+0, 0x1.233be66d27d7bp+0,
      -0x1.6ef51457924a2p+0, 0x1.624797db4a8d4p-2, 0x1.3951396b7c89ep+2, -0x1.063e586de2cd0p-1,
      0x1.93c004c20ded2p+0, 0x1.353d4d63bf476p+0, 0x1.b760ace3028b2p+0, 0x1.1e6f883875460p+1,
      0x1.679f62f162688p+1, -0x1.415bed6f08543p+1, -0x1.2dd480874d97ap+0, 0x1.42942852df018p+1,
      0x1.9b24ad1566a82p+1, 0x1.20572e6ef496ap+1, -0x1.829b9820d612ep-1, -0x1.73ce2f80fd8bep-1,
      0x1.a28a2421b7fd9p+1, 0x1.008373959a9b1p+1, 0x1.3c73795e7ca7dp-4}},
    {"normal_f64",
     {0x1.32bee22ccb503p-2, 0x1.f063c46668b78p-3, 0x1.22011e840abbdp-2, -0x1.dd10ce0b8c5a4p-3,
      0x1.57a1651f4080fp-1, 0x1.9043d03301e76p-1, -0x1.ca51a01b5635ep+0, 0x1.6e82bfad73187p-4,
      0x1.3adc896b5cc6ap-5, -0x1.e4538c09260c9p-4, -0x1.be9b43ed602a1p+0, -0x1.e0ba28e5487fep-2,
      0x1.d446620412385p-2, 0x1.09120139fa370p-1, -0x1.1bb68a8a5fc35p-2, 0x1.b5deddd314d28p-1,
      0x1.fecba7d412db7p-3, 0x1.0bdc98531685dp-2, -0x1.86cb9522f4ff6p+0, -0x1.53162f2f5ea4fp-2,
      -0x1.468ba77ba5e94p-1, 0x1.b7161e0cf8908p-4, 0x1.6b52a582d4b10p-1}},
    {"exponential",
     {0x1.4735dd7f3b88cp-5, 0x1.62db3659598f2p-5, 0x1.683883537846ap-4, 0x1.26fb94755d490p-5,
      0x1.fde419ec73be9p-2, 0x1.ba34ac78faee8p-2, 0x1.091320a452977p+1, 0x1.c2d51eda0f771p+0,
      0x1.dc731aef8d210p-5, 0x1.849443d17ad3ep-4, 0x1.d28a0dac37b9ap-4, 0x1.4141bf516ed16p-2,
      0x1.3b783c5c4cba4p+0, 0x1.5cdb531b59376p+0, 0x1.43a0cad4f278ep-2, 0x1.438aa6c48f680p-1,
      0x1.f7bad1bceecd2p-5, 0x1.9c4dae08a2278p-1, 0x1.4d56d9730855cp-1, 0x1.888385d35def8p-2,
      0x1.a83578bf879c5p-5, 0x1.889b057791a18p-1, 0x1.ff1005f10d146p-3}},
    {"geometric",
     {0x1.0000000000000p+3, 0x1.0000000000000p+3, 0x1.8000000000000p+2, 0x1.2000000000000p+3,
      0x1.0000000000000p+1, 0x1.8000000000000p+1, 0x1.0000000000000p+0, 0x1.0000000000000p+0,
      0x1.c000000000000p+2, 0x1.8000000000000p+2, 0x1.8000000000000p+2, 0x1.8000000000000p+1,
      0x1.0000000000000p+0, 0x1.0000000000000p+0, 0x1.8000000000000p+1, 0x1.0000000000000p+1,
      0x1.c000000000000p+2, 0x1.0000000000000p+0, 0x1.0000000000000p+1, 0x1.8000000000000p+1,
      0x1.0000000000000p+3, 0x1.0000000000000p+1, 0x1.0000000000000p+2}},
    {"cauchy",
     {-0x1.3a66311ea79c1p+3, -0x1.1f98cc6a35e2bp+3, -0x1.f1e348ac1f8c0p+1, -0x1.5fe9b54b9d964p+3,
      0x1.2a314794b274ep+0, 0x1.b52f1ed1a5e2cp-1, 0x1.e41643752f53ep+3, 0x1.3923c6609d0a0p+3,
      -0x1.9c71dbd56aa92p+2, -0x1.c25e88db393e2p+1, -0x1.5c0c452b976bap+1, 0x1.64e971fb0c37cp-3,
      0x1.2d42c4992fe32p+2, 0x1.6912972b6a51fp+2, 0x1.85715c522fc44p-3, 0x1.bcc559dfc75d5p+0,
      -0x1.828c55c1b86c6p+2, 0x1.3b737bde7f5e7p+1, 0x1.d112fffb6b811p+0, 0x1.33931526a74ecp-1,
      -0x1.d71f191613d92p+2, 0x1.265bf0ebfe03cp+1, -0x1.5adcf7e2f28a0p-2}},
    {"log_normal",
     {0x1.0b1fc7f375a99p+1, 0x1.cde5e18793255p+0, 0x1.f15a80dd7f3ffp+0, 0x1.efeb013029287p+0,
      0x1.80a58be131d3ep-1, 0x1.7275f6f5b5ad0p+0, 0x1.ef08656d6c125p+2, 0x1.0e0ae3f28b54bp+0,
      0x1.238b37c317c87p+1, 0x1.fcefb7b6d02fep+0, 0x1.32e1cf729431ep+1, 0x1.73e2251ed4abfp+1,
      0x1.cb15897d559a5p+1, 0x1.02a5b620347e3p-1, 0x1.a671361c3dc05p-1, 0x1.9ca788f260dadp+1,
      0x1.0a3c0b5e08109p+2, 0x1.75ed8d701b122p+1, 0x1.edda54988e128p-1, 0x1.f324248d041efp-1,
      0x1.0ff68fc9f1a5dp+2, 0x1.55320b516c35dp+1, 0x1.4f8ab0191b216p+0}},
};
