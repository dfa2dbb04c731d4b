-- The latest of what an account showed, column by column, and the number of handles it had. Most accounts show one profile: they are not grouped, since a
-- database holds all texts of what it groups in memory.
CREATE OR REPLACE VIEW accounts AS
WITH changed AS (SELECT platform, account_id FROM account_versions GROUP BY platform, account_id HAVING count(*) > 1)
SELECT platform, account_id, handle, name, description, location, time_zone, language, url, image, category, created_at, verified, default_profile, default_image,
       listed, embedded, first_seen, last_seen, followers, following, posts, likes, lists, (handle IS NOT NULL)::BIGINT AS handles
FROM account_versions ANTI JOIN changed USING (platform, account_id)
UNION ALL
SELECT platform, account_id,
       arg_max(handle, seen), arg_max(name, seen), arg_max(description, seen), arg_max(location, seen), arg_max(time_zone, seen), arg_max(language, seen),
       arg_max(url, seen), arg_max(image, seen), arg_max(category, seen), min(created_at), arg_max(verified, seen), arg_max(default_profile, seen),
       arg_max(default_image, seen), bool_or(listed), bool_and(embedded), min(first_seen), max(last_seen), arg_max(followers, seen), arg_max(following, seen),
       arg_max(posts, seen), arg_max(likes, seen), arg_max(lists, seen), count(DISTINCT handle)
FROM (
    SELECT *, {'at': coalesce(last_seen, TIMESTAMP '1970-01-01'), 'profile': profile_hash} AS seen
    FROM account_versions SEMI JOIN changed USING (platform, account_id))
GROUP BY platform, account_id;
