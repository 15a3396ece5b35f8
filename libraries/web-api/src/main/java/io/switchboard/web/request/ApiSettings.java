package io.switchboard.web.request;

import java.util.Map;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits the size of requests.
 *
 * @param largestBody the most bytes that a request's body may have; the default holds the largest message with every
 *     character escaped
 * @param largerBodies the most bytes at the paths that take larger bodies, which their handlers read piece by piece
 */
@ConfigurationProperties("switchboard.api")
record ApiSettings(
        @DefaultValue("256KB") DataSize largestBody,
        @DefaultValue Map<String, DataSize> largerBodies) {}
