/* The inner loops of studio.media, studio.events and studio.store, called through ctypes by studio/compiled.py.

   Plain C99 without Python's headers, for little-endian machines. Each loop is there once for any machine and, on x86-64,
   once more for AVX2 and FMA under a name that ends in _avx2; Python asks has_avx2 and calls the one or the other.
   Nothing here checks an array: studio/compiled.py does, before it hands over an address.

   To be compiled with -ffp-contract=off and without any fast-math: all but what measuring.inc has must give the same
   bits as the loops in numpy on every machine. */

#include <stdint.h>
#include <string.h>

#if defined(_WIN32)
#define EXPORT __declspec(dllexport)
#else
#define EXPORT __attribute__((visibility("default")))
#endif

#define TEXT_OF(name) #name
#define TEXT(name) TEXT_OF(name)

/* What this was compiled from: studio/compiled.py refuses a library that does not name the source beside it. */
EXPORT const char *segue_loops_source(void)
{
    return TEXT(SOURCE);
}

static inline uint32_t word_at(const uint8_t *bytes)
{
    uint32_t word;
    memcpy(&word, bytes, sizeof word);
    return word;
}

static inline uint64_t long_at(const uint8_t *bytes)
{
    uint64_t found;
    memcpy(&found, bytes, sizeof found);
    return found;
}

/* A packed 24-bit sample at the top of 32 bits, that is times 256. Reads one byte more than the sample has. */
static inline int32_t sample_at(const uint8_t *bytes)
{
    return (int32_t)(word_at(bytes) << 8);
}

/* The same without that byte. */
static inline int32_t last_sample_at(const uint8_t *bytes)
{
    return (int32_t)((uint32_t)bytes[0] << 8 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 24);
}

#define MOST_TAPS 32 /* of half an interpolator; studio/media/kernels_c.py sees to it */

/* Vectors that the compiler makes of whatever the machine has. */
typedef float Floats __attribute__((vector_size(32)));
typedef double Pair __attribute__((vector_size(16)));
typedef int64_t Bits __attribute__((vector_size(16))); /* of a pair */

enum {
    STRETCH = 1024, /* samples of a channel that are packed at a time */
    BEFORE = 3,     /* samples that the highest difference needs before one */
    WINDOW = 1024,  /* bytes of a window at most that the layout is looked for in; pcm_loops_compiled.py sees to it */
};

#include "cutting.inc"
#include "bits.inc"

#define NAME(function) function
#include "samples.inc"
#include "measuring.inc"
#include "packing.inc"
#undef NAME

#if defined(__x86_64__)

#include <cpuid.h>
#include <immintrin.h>

EXPORT int has_avx2(void)
{
    unsigned a, b, c, d, low, high;
    const unsigned needed = bit_OSXSAVE | bit_AVX | bit_FMA;
    if (!__get_cpuid(1, &a, &b, &c, &d) || (c & needed) != needed)
        return 0;
    __asm__ volatile("xgetbv" : "=a"(low), "=d"(high) : "c"(0));
    if ((low & 6) != 6) /* the system keeps the wide registers */
        return 0;
    return __get_cpuid_count(7, 0, &a, &b, &c, &d) && (b & bit_AVX2);
}

#define WIDE
#define NAME(function) function##_avx2
#if defined(__clang__)
#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)
#else
#pragma GCC push_options
#pragma GCC target("avx2,fma")
#endif
#include "samples.inc"
#include "measuring.inc"
#include "packing.inc"
#if defined(__clang__)
#pragma clang attribute pop
#else
#pragma GCC pop_options
#endif

#else

EXPORT int has_avx2(void)
{
    return 0;
}

#endif
