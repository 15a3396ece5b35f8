package io.switchboard.conversation.storage;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where things are stored.
 *
 * @param database the database's name
 * @param timeout how long to look for a server before giving up; an answer may take three times as long
 * @param indexCheckInterval how long after one comparison of the indexes the next begins
 */
@ConfigurationProperties("switchboard.storage")
record StorageSettings(
        @DefaultValue("switchboard_conversation") String database,
        @DefaultValue("5s") Duration timeout,
        @DefaultValue("30s") Duration indexCheckInterval) {}
