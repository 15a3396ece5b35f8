package io.switchboard.notification.outbound;

import java.time.Duration;
import java.util.List;

/** Makes a client that may reach servers of this machine, as under {@code ./run}. */
public final class LocalOutbound {

    private LocalOutbound() {}

    public static OutboundClient client() {
        var settings = new OutboundSettings(List.of("127.0.0.0/8"), Duration.ofSeconds(5), 64, 32);
        return new OutboundClient(new SystemHostLookup(settings.connectTimeout()), settings);
    }
}
