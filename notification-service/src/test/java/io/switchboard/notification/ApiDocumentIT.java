package io.switchboard.notification;

import io.switchboard.apidocument.ApiDocuments;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@NotificationTest
class ApiDocumentIT {

    @Test
    void thePublishedDocumentIsThatOfTheCode(@Autowired ApiDocuments documents) {
        documents.assertPublished("notification-service");
    }
}
