package io.switchboard.web.request;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits the size of requests.
 *
 * @param largestBody the most bytes that a request's body may have; the default holds the largest message with every
 *     character escaped
 */
@ConfigurationProperties("switchboard.api")
record ApiSettings(@DefaultValue("256KB") DataSize largestBody) {}
