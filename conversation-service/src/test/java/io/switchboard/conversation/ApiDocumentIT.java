package io.switchboard.conversation;

import io.switchboard.apidocument.ApiDocuments;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ApiDocumentIT extends ConversationServiceFixture {

    @Test
    void thePublishedDocumentIsThatOfTheCode(@Autowired ApiDocuments documents) {
        documents.assertPublished("conversation-service");
    }
}
