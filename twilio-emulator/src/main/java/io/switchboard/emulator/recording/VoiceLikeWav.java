package io.switchboard.emulator.recording;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Random;

import io.switchboard.emulator.call.Recording;

/**
 * A hum of syllables and pauses, as long as the recording but at most two minutes, in the format in which Twilio keeps
 * recordings: WAV, PCM of 16 bits at 8 kHz. The same recording always has the same bytes, and no two sound alike.
 */
final class VoiceLikeWav {
    private static final int RATE = 8_000;
    private static final int BYTES_PER_SAMPLE = 2;
    private static final int HEADER = 44;
    private static final int MAX_SECONDS = 120;

    private VoiceLikeWav() {}

    static byte[] of(Recording recording) {
        var channels = recording.channels();
        var frame = channels * BYTES_PER_SAMPLE;
        var frames = Math.clamp(recording.seconds(), 1, MAX_SECONDS) * RATE;
        var wav = ByteBuffer.allocate(HEADER + frames * frame).order(ByteOrder.LITTLE_ENDIAN);
        put(wav, "RIFF").putInt(HEADER - 8 + frames * frame);
        put(wav, "WAVE");
        put(wav, "fmt ").putInt(16);
        wav.putShort((short) 1).putShort((short) channels);
        wav.putInt(RATE).putInt(RATE * frame);
        wav.putShort((short) frame).putShort((short) (8 * BYTES_PER_SAMPLE));
        put(wav, "data").putInt(frames * frame);
        for (var channel = 0; channel < channels; channel++) {
            var voice = voice(frames, new Random(recording.sid().hashCode() + channel));
            for (var at = 0; at < frames; at++) {
                wav.putShort(HEADER + at * frame + channel * BYTES_PER_SAMPLE, voice[at]);
            }
        }
        return wav.array();
    }

    private static short[] voice(int frames, Random random) {
        var samples = new short[frames];
        for (var at = 0; at < frames; ) {
            var length = milliseconds(90 + random.nextInt(160));
            speak(samples, at, length, 110 + random.nextInt(80), 0.2 + 0.5 * random.nextDouble());
            var endsPhrase = random.nextInt(7) == 0;
            at += length + milliseconds(endsPhrase ? 300 + random.nextInt(400) : 20 + random.nextInt(50));
        }
        return samples;
    }

    /** Adds a syllable that swells and fades: a pitch in Hz and its first two overtones. */
    private static void speak(short[] samples, int from, int length, int pitch, double loudness) {
        for (var at = 0; at < length && from + at < samples.length; at++) {
            var turn = 2 * Math.PI * pitch * at / RATE;
            var tone = (Math.sin(turn) + 0.5 * Math.sin(2 * turn) + 0.3 * Math.sin(3 * turn)) / 1.8;
            samples[from + at] = (short) (Short.MAX_VALUE * loudness * Math.sin(Math.PI * at / length) * tone);
        }
    }

    private static int milliseconds(int count) {
        return count * RATE / 1_000;
    }

    private static ByteBuffer put(ByteBuffer wav, String name) {
        return wav.put(name.getBytes(StandardCharsets.US_ASCII));
    }
}
