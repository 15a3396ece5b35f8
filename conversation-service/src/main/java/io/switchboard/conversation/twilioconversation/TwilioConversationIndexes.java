package io.switchboard.conversation.twilioconversation;

import com.mongodb.client.model.Indexes;
import io.switchboard.mongo.index.DeclaredIndex;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Declares the indexes of the conversations at Twilio. */
@Configuration(proxyBeanMethods = false)
class TwilioConversationIndexes {

    @Bean
    static DeclaredIndex twilioConversationsOfOurs() {
        return DeclaredIndex.plain(
                StoredTwilioConversation.COLLECTION,
                "of_conversation",
                Indexes.ascending("tenantId", "conversationId"),
                "a reply is sent into Twilio's conversation, and erasure finds it");
    }

    @Bean
    static DeclaredIndex twilioConversationsOfCustomer() {
        return DeclaredIndex.plain(
                StoredTwilioConversation.COLLECTION,
                "of_customer",
                Indexes.ascending("tenantId", "addresses"),
                "erasure finds those that have no conversation of ours yet");
    }

    @Bean
    static DeclaredIndex twilioConversationsThatWait() {
        return DeclaredIndex.sparse(
                StoredTwilioConversation.COLLECTION,
                "waiting",
                Indexes.ascending("waitingSince"),
                "messages whose participants did not become known are looked up at Twilio");
    }
}
