// The health check of docker-compose.yml, in the container of MongoDB itself. The first one after a start makes it a
// replica set of one, creates the administrator (which MongoDB allows only from localhost, and only while it has no
// user), and then the services' users with the passwords of the environment. Healthy is a primary that has all of them.
const fs = require("fs");
const done = "/tmp/users-are-set";

const isPrimary = () => db.hello().isWritablePrimary;
if (!isPrimary()) {
  try {
    rs.initiate({ _id: "rs0", members: [{ _id: 0, host: "mongodb:27017" }] });
  } catch (e) {
    // It is one already and elects its primary, or it asks for a user to tell: the next check sees.
  }
  for (let tries = 0; !isPrimary() && tries < 20; tries++) {
    sleep(200);
  }
}
if (!isPrimary()) {
  quit(1);
}

if (!fs.existsSync(done)) {
  const admin = db.getSiblingDB("admin");
  const password = process.env.MONGODB_ROOT_PASSWORD;
  try {
    admin.auth("root", password);
  } catch (e) {
    admin.createUser({ user: "root", pwd: password, roles: ["root"] });
    admin.auth("root", password);
  }
  load("/etc/switchboard/users.js");
  fs.writeFileSync(done, "");
}
