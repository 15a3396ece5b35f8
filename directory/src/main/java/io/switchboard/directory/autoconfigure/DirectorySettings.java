package io.switchboard.directory.autoconfigure;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How a service uses the directory.
 *
 * @param enabled whether it reads the directory; one that only seals tokens does not
 * @param awaited whether listeners and web server are held back until the topics were read, for a service that would act
 *     wrongly on half a directory
 */
@ConfigurationProperties("switchboard.directory")
record DirectorySettings(boolean enabled, boolean awaited) {}
