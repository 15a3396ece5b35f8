package io.switchboard.notification.bell;

import com.mongodb.client.model.Indexes;
import io.switchboard.mongo.index.DeclaredIndex;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Declares the indexes of the entries. No rule hangs on them: the ids keep each occurrence to one entry of a member. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BellSettings.class)
class BellConfiguration {

    private static final String NAME = StoredNotification.NAME;

    @Bean
    static DeclaredIndex notificationsOfOwner() {
        return DeclaredIndex.plain(
                NAME,
                "pages_of_an_owner",
                Indexes.compoundIndex(Indexes.ascending("listKey"), Indexes.descending("at", "_id")),
                "a member's list, page by page");
    }

    @Bean
    static DeclaredIndex unreadNotifications() {
        return DeclaredIndex.sparse(
                NAME,
                "unread_of_an_owner",
                Indexes.ascending("unreadKey"),
                "unread entries are counted, and read up to one of them");
    }

    @Bean
    static DeclaredIndex notificationsOfContact() {
        return DeclaredIndex.plain(
                NAME,
                "of_a_contact",
                Indexes.ascending("tenantId", "contactId"),
                "the erasure of a contact removes the entries about it");
    }

    @Bean
    static DeclaredIndex notificationsExpire(BellSettings settings) {
        return DeclaredIndex.expiry(
                NAME, "expiry", Indexes.ascending("at"), settings.retentionDays(), "an old entry is removed");
    }
}
