package io.switchboard.directory.autoconfigure;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of a service's directory.
 *
 * @param enabled whether the service reads the directory; one that only seals tokens does not
 * @param awaited whether listeners and web server are held back until the topics were read, for a service that would act
 *     wrongly on an incomplete directory
 * @param folder the folder of the snapshot that answers after a restart without Kafka; empty for none
 */
@ConfigurationProperties("switchboard.directory")
record DirectorySettings(
        boolean enabled, boolean awaited, @DefaultValue("") String folder) {

    @Nullable
    Path path() {
        return folder.isBlank() ? null : Path.of(folder);
    }
}
