package io.switchboard.starter.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.EncoderBase;

/** Passes each event as a {@link LoggedEvent} to the encoder that writes lines, plain or JSON. */
final class LoggedEventEncoder extends EncoderBase<ILoggingEvent> {

    private final Encoder<ILoggingEvent> lines;

    LoggedEventEncoder(Encoder<ILoggingEvent> lines) {
        this.lines = lines;
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        return lines.encode(new LoggedEvent(event));
    }

    @Override
    public byte[] headerBytes() {
        return lines.headerBytes();
    }

    @Override
    public byte[] footerBytes() {
        return lines.footerBytes();
    }

    @Override
    public void stop() {
        lines.stop();
        super.stop();
    }
}
