package io.switchboard.mongo.index;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the index watch.
 *
 * @param indexCheckInterval pause between two comparisons of the indexes
 */
@ConfigurationProperties("switchboard.storage")
record IndexSettings(@DefaultValue("30s") Duration indexCheckInterval) {}
