package io.switchboard.notification.push;

import com.mongodb.client.model.Indexes;
import io.switchboard.mongo.index.DeclaredIndex;
import io.switchboard.notification.bell.StoredNotification;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Declares the indexes of Web Push. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PushSettings.class)
class PushConfiguration {

    private static final long DAYS_KEPT = 3;

    @Bean
    static DeclaredIndex notificationsToPush() {
        return DeclaredIndex.sparse(
                StoredNotification.NAME, "to_push", Indexes.ascending("pushAt"), "entries that are due are pushed");
    }

    @Bean
    static DeclaredIndex pushSubscriptionsOfOwner() {
        return DeclaredIndex.plain(
                StoredSubscription.NAME,
                "of_an_owner",
                Indexes.ascending("owner", "createdAt"),
                "a push finds the browsers of its owner");
    }

    @Bean
    static DeclaredIndex duePushes() {
        return DeclaredIndex.sparse(
                StoredPush.NAME, "due", Indexes.ascending("dueAt"), "the push that has waited longest is next");
    }

    @Bean
    static DeclaredIndex pushesExpire() {
        return DeclaredIndex.expiry(
                StoredPush.NAME,
                "expiry",
                Indexes.ascending("createdAt"),
                DAYS_KEPT,
                "a settled push is known for longer than it can be repeated");
    }
}
