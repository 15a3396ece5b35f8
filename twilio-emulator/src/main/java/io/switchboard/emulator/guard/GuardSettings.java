package io.switchboard.emulator.guard;

import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The host names under which the emulator may be called.
 *
 * @param allowedHosts host names besides the loopback ones, with a port or without one for any port
 */
@ConfigurationProperties("emulator.guard")
record GuardSettings(@DefaultValue List<String> allowedHosts) {
    GuardSettings {
        allowedHosts = List.copyOf(allowedHosts);
    }
}
