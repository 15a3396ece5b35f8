package io.switchboard.emulator.state;

import java.nio.file.Path;
import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the state's file.
 *
 * @param file the file; null or empty for none: a restart then begins with the seeded accounts and numbers
 * @param interval the pause between two looks whether the state has changed
 */
@ConfigurationProperties("emulator.state")
record StateSettings(
        @Nullable Path file, @DefaultValue("1s") Duration interval) {

    boolean isOn() {
        return file != null && !file.toString().isEmpty();
    }
}
