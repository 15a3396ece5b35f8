package io.switchboard.notification.eventtype;

import io.switchboard.web.Page;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lists the types of events that endpoints can receive, all on one page. */
@RestController
@RequestMapping("/api/event-types")
class EventTypeController {

    private final EventCatalogue catalogue;

    EventTypeController(EventCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    @GetMapping
    Page<EventTypeView> list() {
        return new Page<>(catalogue.all(), null);
    }
}
