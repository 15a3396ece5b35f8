package io.switchboard.emulator.guard;

import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may call the emulator.
 *
 * @param allowedHosts host names beside the loopback ones, with a port or without one for any port
 */
@ConfigurationProperties("emulator.guard")
record GuardSettings(@DefaultValue List<String> allowedHosts) {
    GuardSettings {
        allowedHosts = List.copyOf(allowedHosts);
    }
}
