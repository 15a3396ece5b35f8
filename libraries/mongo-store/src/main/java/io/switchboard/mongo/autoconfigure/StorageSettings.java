package io.switchboard.mongo.autoconfigure;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits for MongoDB's answers. Spring Boot's {@code spring.mongodb.*} names the server and the database.
 *
 * @param timeout time to find a server; an answer may take three times as long
 */
@ConfigurationProperties("switchboard.storage")
record StorageSettings(@DefaultValue("5s") Duration timeout) {

    Duration readTimeout() {
        return timeout.multipliedBy(3);
    }
}
