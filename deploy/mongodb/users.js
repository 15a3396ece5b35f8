// Creates the MongoDB users of the services, one for each database, or sets their passwords again. Safe to repeat.
//
//   MONGODB_CONVERSATION_PASSWORD=… MONGODB_PROVISIONING_PASSWORD=… MONGODB_NOTIFICATION_PASSWORD=… \
//     mongosh "<URI of an administrator>" deploy/mongodb/users.js
//
// A user reads and writes the documents and indexes of its service's database, and nothing else. All are defined in
// "admin", so their URIs end in ?authSource=admin.
const services = [
  { user: "conversation", database: "switchboard_conversation", password: process.env.MONGODB_CONVERSATION_PASSWORD },
  { user: "provisioning", database: "switchboard_provisioning", password: process.env.MONGODB_PROVISIONING_PASSWORD },
  { user: "notification", database: "switchboard_notification", password: process.env.MONGODB_NOTIFICATION_PASSWORD },
];

const admin = db.getSiblingDB("admin");
for (const { user, database, password } of services) {
  if (!password) {
    throw new Error(`The password of the user "${user}" is not set: MONGODB_${user.toUpperCase()}_PASSWORD`);
  }
  const roles = [{ role: "readWrite", db: database }];
  if (admin.getUser(user) === null) {
    admin.createUser({ user, pwd: password, roles });
  } else {
    admin.updateUser(user, { pwd: password, roles });
  }
  print(`user ${user}: readWrite on ${database}`);
}
