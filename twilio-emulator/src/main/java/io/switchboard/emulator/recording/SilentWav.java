package io.switchboard.emulator.recording;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A second of silence, in the format in which Twilio keeps recordings: WAV, PCM of 16 bits at 8 kHz. */
final class SilentWav {
    private static final int RATE = 8_000;
    private static final int BYTES_PER_SAMPLE = 2;
    private static final int HEADER = 44;

    private SilentWav() {}

    static byte[] of(int channels) {
        var frame = channels * BYTES_PER_SAMPLE;
        var data = RATE * frame;
        var wav = ByteBuffer.allocate(HEADER + data).order(ByteOrder.LITTLE_ENDIAN);
        put(wav, "RIFF").putInt(HEADER - 8 + data);
        put(wav, "WAVE");
        put(wav, "fmt ").putInt(16);
        wav.putShort((short) 1).putShort((short) channels);
        wav.putInt(RATE).putInt(RATE * frame);
        wav.putShort((short) frame).putShort((short) (8 * BYTES_PER_SAMPLE));
        put(wav, "data").putInt(data);
        return wav.array();
    }

    private static ByteBuffer put(ByteBuffer wav, String name) {
        return wav.put(name.getBytes(StandardCharsets.US_ASCII));
    }
}
